import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface ProcessOptions {
  /** Stands before each line it prints. */
  name: string;
  /** Node's arguments. */
  args: readonly string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
}

/** A process of this one's, with its output passed on. */
export interface RunningProcess {
  /** Asks it to end and waits until it has; forces it after 10 seconds. */
  stop(): Promise<void>;
}

/** Runs Node with some arguments; each line it prints is passed on with its name before it. */
export function runProcess({ name, args, cwd, env }: ProcessOptions): RunningProcess {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  passOn(name, child);
  return {
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(force);
    },
  };
}

function passOn(name: string, { stdout, stderr }: ChildProcess): void {
  for (const [from, to] of [
    [stdout, process.stdout],
    [stderr, process.stderr],
  ] as const) {
    if (!from) continue;
    createInterface({ input: from }).on('line', (line) => to.write(`${name.padEnd(10)} ${line}\n`));
  }
}
