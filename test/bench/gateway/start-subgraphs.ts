import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { cores, startPinned, stopProcess } from './start-pinned.ts';

/** The process of all four subgraphs. */
export interface Subgraphs {
  pid: number;
  /** Addresses by subgraph name. */
  urls: Readonly<Record<string, string>>;
  /** Requests that have come to all of them together. */
  count(): Promise<number>;
  close(): Promise<void>;
}

export async function startSubgraphs(): Promise<Subgraphs> {
  const main = fileURLToPath(new URL('subgraphs.main.ts', import.meta.url));
  const child = startPinned(cores.others, ['--import', 'tsx', main], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (!child.stdout) throw new TypeError('The output of the subgraphs must be a pipe.');
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The subgraphs ended with ${code} before they listened.`);
  });
  ended.catch(() => {});
  const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended])) as [string];
  const urls = JSON.parse(line) as Record<string, string>;
  const countUrl = new URL('/count', Object.values(urls)[0]);
  return {
    pid: child.pid ?? 0,
    urls,
    count: async () => Number(await (await fetch(countUrl)).text()),
    close: () => stopProcess(child),
  };
}
