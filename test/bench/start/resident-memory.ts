import { readdirSync, readFileSync } from 'node:fs';

/** Resident memory of a process and its descendants in MB; undefined where there is no /proc. */
export function residentMemory(pid: number): number | undefined {
  try {
    const own = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
    return Number(own?.[1] ?? 0) / 1024 + children.reduce((sum, child) => sum + (residentMemory(child) ?? 0), 0);
  } catch {
    return undefined;
  }
}
