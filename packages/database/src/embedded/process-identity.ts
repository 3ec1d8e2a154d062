import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** What tells one process from every other, also from a later one that is given the same pid. */
export interface ProcessIdentity {
  pid: number;
  host: string;
  /** Boot of the machine and start of the process in clock ticks since; absent where there is no /proc. */
  started?: string;
}

/** The identity of this process. */
export function ownIdentity(): ProcessIdentity {
  const started = startOf(process.pid);
  return { pid: process.pid, host: hostname(), ...(started !== undefined && { started }) };
}

/**
 * Whether the process still runs. A process of another host cannot be looked at and counts as running, and so does one
 * whose start is not known on either side as long as its pid is taken.
 */
export function isRunning(identity: ProcessIdentity): boolean {
  if (identity.host !== hostname()) return true;
  if (!isPidTaken(identity.pid)) return false;
  const started = startOf(identity.pid);
  return started === undefined || identity.started === undefined || started === identity.started;
}

function isPidTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** See proc_pid_stat(5): the second field is a name in brackets that may hold anything; the start time is the 22nd. */
function startOf(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? undefined : `${boot}/${ticks}`;
  } catch {
    return undefined;
  }
}
