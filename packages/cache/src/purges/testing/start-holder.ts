import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Fence } from '../../entry.ts';

/** Another process with a purge log. */
export interface Holder {
  /** Where its log was at the start. */
  fence: Fence;
  /** Purges a tag, and tells where its log is then. */
  purge(tag: string): Promise<Fence>;
  end(): Promise<void>;
  kill(): Promise<void>;
}

export async function startHolder(url: string): Promise<Holder> {
  const script = fileURLToPath(new URL('hold-purge-log.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, url], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const hear = async () => JSON.parse((await lines.next()).value) as Fence;
  return {
    fence: await hear(),
    async purge(tag) {
      child.stdin.write(`${tag}\n`);
      return hear();
    },
    async end() {
      child.stdin.end();
      await once(child, 'exit');
    },
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
