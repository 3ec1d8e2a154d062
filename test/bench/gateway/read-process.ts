import { readFileSync } from 'node:fs';

/** What /proc counts time in, for every program: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const ticksPerSecond = 100;

/** Milliseconds of CPU that a process has used in all its threads, the system's part included. Linux only. */
export function cpuMsOf(pid: number): number {
  return readCpuMs(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

/** Megabytes (2^20 bytes) of memory that a process holds now. Linux only. */
export function residentMbOf(pid: number): number {
  return readResidentMb(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

/** Of the text of /proc/PID/stat. */
export function readCpuMs(stat: string): number {
  // The second field, a name in parentheses, may hold spaces and parentheses: fields are counted from behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond;
}

/** Of the text of /proc/PID/status. */
export function readResidentMb(status: string): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
  if (kilobytes === undefined) throw new Error('The status of a process must say VmRSS.');
  return Number(kilobytes) / 1_024;
}
