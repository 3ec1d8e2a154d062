import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LoadCommand, LoadCount, LoadReply } from './load-messages.ts';
import type { Load } from './loads.ts';
import { cores, startPinned, stopProcess } from './start-pinned.ts';

/** The load generator's process, on the core of the subgraphs. One load at a time. */
export interface LoadGenerator {
  pid: number;
  /** @param length characters that every body must have */
  start(url: string, load: Load, length: number): void;
  /** Forgets what came until now. */
  forget(): Promise<void>;
  /** What came since then. */
  count(): Promise<LoadCount>;
  /** Ends the load; resolves when all its connections are closed. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export function startLoad(): LoadGenerator {
  const main = fileURLToPath(new URL('load.main.ts', import.meta.url));
  const child = startPinned(cores.others, ['--import', 'tsx', main], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const send = (command: LoadCommand) => void child.send(command);
  const ask = async (command: LoadCommand): Promise<LoadReply> => {
    const waiting = new AbortController();
    const ended = once(child, 'exit', waiting).then(([code]) => {
      throw new Error(`The load generator ended with ${code} before it answered.`);
    });
    ended.catch(() => {});
    const replied = once(child, 'message', waiting);
    send(command);
    try {
      const [reply] = (await Promise.race([replied, ended])) as [LoadReply];
      return reply;
    } finally {
      waiting.abort();
    }
  };
  return {
    pid: child.pid ?? 0,
    start: (url, load, length) => send({ kind: 'start', url, load, length }),
    forget: async () => void (await ask({ kind: 'forget' })),
    async count() {
      const reply = await ask({ kind: 'count' });
      if (reply.kind !== 'counted') throw new Error(`The load generator must answer with a count; got ${reply.kind}.`);
      return reply.count;
    },
    stop: async () => void (await ask({ kind: 'stop' })),
    close: () => stopProcess(child),
  };
}
