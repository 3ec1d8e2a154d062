import { expect, it } from 'vitest';
import { cpuMsOf, readCpuMs, readResidentMb, residentMbOf } from './read-process.ts';

it('adds what a process and the system used for it', () => {
  expect(readCpuMs('4711 (node) S 1 4711 0 0 -1 4194560 90 0 0 0 250 31 0 0 20 0 11')).toBe(2_810);
});

it('counts fields from behind a name that holds spaces and parentheses', () => {
  expect(readCpuMs('4711 (a) S (b) R 1 4711 0 0 -1 4194560 90 0 0 0 1 2 0 0 20')).toBe(30);
});

it('reads resident memory in megabytes', () => {
  expect(readResidentMb('Name:\tnode\nVmHWM:\t  409600 kB\nVmRSS:\t  204800 kB\n')).toBe(200);
});

it('refuses a status without resident memory, as that of a process that has ended', () => {
  expect(() => readResidentMb('Name:\tnode\nState:\tZ (zombie)\n')).toThrow('VmRSS');
});

it.runIf(process.platform === 'linux')('reads this very process', () => {
  const { rss } = process.memoryUsage();
  expect(Math.abs(residentMbOf(process.pid) - rss / 2 ** 20)).toBeLessThan(64);
  const { user, system } = process.cpuUsage();
  expect(Math.abs(cpuMsOf(process.pid) - (user + system) / 1_000)).toBeLessThan(1_000);
});
