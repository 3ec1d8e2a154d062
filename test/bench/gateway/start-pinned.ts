import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';

/** The processor core of the gateways that are measured, and that of everything else. */
export const cores = { gateway: 0, others: 1 } as const;

/** Starts Node on one core; it ends when this process ends, however that happens. Linux only. */
export function startPinned(core: number, args: readonly string[], options: SpawnOptions): ChildProcess {
  const pinned = ['--pdeathsig', 'KILL', 'taskset', '-c', String(core), process.execPath, ...args];
  return spawn('setpriv', pinned, options);
}

/** Asks a process to end, and makes it end when it has not after ten seconds. */
export async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await closed;
  clearTimeout(impatience);
}
