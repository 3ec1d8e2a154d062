import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { testSecrets } from '@weedhounds/subgraph/testing';

/** A gateway that is measured, in a process of its own on the first core. */
export interface MeasuredGateway {
  name: string;
  url: string;
  pid: number;
  stop(): Promise<void>;
}

interface Start {
  supergraphFile: string;
  port: number;
  /** Where CPU profiles go; undefined: none are taken. */
  profileFolder?: string | undefined;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const hive = here('rivals/node_modules/.bin/hive-gateway');

/** The limits on callers and costs are for the public, and off for all that is measured. */
const unlimited = {
  COST_LIMIT: '0',
  RATE_LIMIT_REQUESTS: '0',
  RATE_LIMIT_REQUESTS_STRANGER: '0',
  RATE_LIMIT_COST: '0',
  RATE_LIMIT_COST_STRANGER: '0',
};

const commands: Readonly<Record<string, (start: Start) => { args: string[]; env?: Record<string, string> }>> = {
  stock: ({ supergraphFile, port }) => ({
    args: ['--import', 'tsx', here('stock.main.ts'), supergraphFile, String(port)],
  }),
  hive: ({ supergraphFile, port }) => ({
    args: [hive, 'supergraph', supergraphFile, '--host', '127.0.0.1', '--port', String(port), '--polling', '1h'],
    env: { CONFIG_PATH: '' },
  }),
  'hive-rust': ({ supergraphFile, port }) => ({
    args: [
      ...[hive, '--config-path', here('rivals/hive-runtime.config.js'), 'supergraph', supergraphFile],
      ...['--host', '127.0.0.1', '--port', String(port), '--polling', '1h'],
    ],
  }),
  ours: ({ supergraphFile, port, profileFolder }) => ({
    args: [
      ...(profileFolder ? ['--cpu-prof', '--cpu-prof-dir', profileFolder] : []),
      ...['--import', 'tsx', here('../../../gateway/src/main.ts'), '--supergraph', supergraphFile],
    ],
    env: { PORT: String(port), GATEWAY_SECRET: testSecrets.join(), ...unlimited },
  }),
};

/** Names of the gateways that can be started. */
export const gatewayNames = Object.keys(commands);

/** Starts a gateway and waits until it answers. */
export async function startGateway(name: string, start: Start): Promise<MeasuredGateway> {
  const command = commands[name]?.(start);
  if (!command) throw new TypeError(`There must be a gateway of that name; got ${name}.`);
  const child = spawn('taskset', ['-c', '0', process.execPath, ...command.args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    cwd: here('rivals'),
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...command.env },
  });
  const url = `http://127.0.0.1:${start.port}/graphql`;
  await waitFor(url, child);
  return {
    name,
    url,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'close');
    },
  };
}

async function waitFor(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`The gateway at ${url} ended with ${child.exitCode} before it answered.`);
    const body = JSON.stringify({ query: '{ __typename }' });
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body }).catch(
      () => undefined,
    );
    if (response?.ok) return;
    // Until a process answers there is nothing to listen to.
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
