import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const script = fileURLToPath(new URL('./hold-data-folder.ts', import.meta.url));

/** Another process that opens a data folder; killed after the test at the latest. */
export interface Holder {
  pid: number;
  /** Resolves when it has printed the line. */
  printed(line: 'started' | 'ready'): Promise<void>;
  /** Kills it without a chance to clean up. */
  kill(): Promise<void>;
}

export function startHolder(dataDir: string, snapshot?: string): Holder {
  const parameters = snapshot === undefined ? [dataDir] : [dataDir, snapshot];
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => killChild(child);
  onTestFinished(kill);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return {
    pid: child.pid ?? 0,
    printed: async (line) => {
      while (!output.includes(`${line}\n`)) await once(child.stdout, 'data');
    },
    kill,
  };
}

async function killChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
