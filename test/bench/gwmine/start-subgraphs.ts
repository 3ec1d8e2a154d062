import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The subgraphs' process, on the second core. */
export interface Subgraphs {
  urls: Readonly<Record<string, string>>;
  /** Requests that have come to all of them together. */
  count(): Promise<number>;
  stop(): Promise<void>;
}

export async function startSubgraphs(): Promise<Subgraphs> {
  const main = fileURLToPath(new URL('subgraphs.main.ts', import.meta.url));
  const child = spawn('taskset', ['-c', '1', process.execPath, '--import', 'tsx', main], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const urls = JSON.parse(line) as Record<string, string>;
  const anyUrl = new URL('/count', Object.values(urls)[0]);
  return {
    urls,
    count: async () => Number(await (await fetch(anyUrl)).text()),
    async stop() {
      child.kill('SIGTERM');
      await once(child, 'close');
    },
  };
}
