import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { takeFreePort } from '@weedhounds/http';
import { testSecrets } from '@weedhounds/subgraph/testing';
import { cores, startPinned, stopProcess } from '../../gateway/start-pinned.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Whether Apollo Server's response cache is there: `npm ci --prefix test/bench/gateway/rivals`. */
export const hasPlugin = (): boolean =>
  existsSync(here('../../gateway/rivals/node_modules/@apollo/server-plugin-response-cache'));

export type ServerName = 'ours' | 'off' | 'plugin' | 'node';

/** A server that is measured: a process of its own, alone at work on its core. */
export interface MeasuredServer {
  url: string;
  close(): Promise<void>;
}

/** Rates and costs are counted, and never reached. */
const unlimited = {
  RATE_LIMIT_REQUESTS_STRANGER: '1000000000',
  RATE_LIMIT_COST_STRANGER: '1000000000',
  COST_LIMIT: '1000000',
};

function commandOf(name: ServerName, folder: string, port: number): { args: string[]; env: Record<string, string> } {
  const supergraph = `${folder}/supergraph.graphql`;
  switch (name) {
    case 'node':
      return { args: ['--import', 'tsx', here('node.main.ts'), folder, String(port)], env: {} };
    case 'plugin':
      return { args: ['--import', 'tsx', here('plugin.main.ts'), supergraph, String(port)], env: {} };
    default: {
      const env = { PORT: String(port), GATEWAY_SECRET: testSecrets.join(), CACHE: name === 'off' ? 'off' : 'on' };
      const args = [here('../../../../gateway/dist/main.js'), '--supergraph', supergraph];
      return { args, env: { ...env, ...unlimited, DATA_DIR: folder } };
    }
  }
}

/** @param folder with the supergraph, and what the bare server sends */
export async function startServer(name: ServerName, folder: string): Promise<MeasuredServer> {
  const port = await takeFreePort();
  const { args, env } = commandOf(name, folder, port);
  const child = startPinned(cores.gateway, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
  });
  const url = `http://127.0.0.1:${port}`;
  for (let look = 0; look < 300; look++) {
    if (child.exitCode !== null) throw new Error(`The server ${name} ended with ${child.exitCode}.`);
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return { url, close: () => stopProcess(child) };
    // Nothing tells when another process has begun to listen.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stopProcess(child);
  throw new Error(`The server ${name} has not answered in 30 s.`);
}
