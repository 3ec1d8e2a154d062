import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { testSecrets } from '@weedhounds/subgraph/testing';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Where the development key of test gateways is. */
const dataDir = join(tmpdir(), `weedhounds-gateway-${process.pid}`);
process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));

/** `gateway/src/main.ts` as a process of its own. */
export interface GatewayProcess {
  /** The address in the line it prints when ready; rejects when it ends without one. */
  url(): Promise<string>;
  /** Resolves when what it wrote to stderr holds the text. */
  saying(text: string): Promise<void>;
  /** Its exit code and all it wrote to stderr, once it has ended. */
  ended: Promise<{ code: number | null; stderr: string }>;
  kill(signal: NodeJS.Signals): void;
}

/** @param preloads modules to load before it */
export function startGatewayProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  preloads: readonly string[] = [],
): GatewayProcess {
  const imports = ['tsx', ...preloads].flatMap((module) => ['--import', module]);
  const child = spawn(process.execPath, [...imports, main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '', GATEWAY_SECRET: testSecrets.join(), DATA_DIR: dataDir, ...env },
  });
  const errors: Buffer[] = [];
  child.stderr.on('data', (chunk) => errors.push(chunk));
  const stderr = () => Buffer.concat(errors).toString('utf8');
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stderr: stderr() }));
  const lines = createInterface(child.stdout);
  const ready = (async () => {
    for await (const line of lines) {
      const [, url] = /^Gateway ready at (\S+)\/graphql$/.exec(line) ?? [];
      if (url) return url;
    }
    throw new Error(`The gateway did not get ready. ${stderr()}`);
  })();
  ready.catch(() => {});
  const saying = async (text: string) => {
    while (!stderr().includes(text)) await once(child.stderr, 'data');
  };
  return { url: () => ready, saying, ended, kill: (signal) => void child.kill(signal) };
}
