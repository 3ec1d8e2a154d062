import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { StartError } from '@weedhounds/errors';

/** @throws StartError where processes cannot be pinned to two cores and read in /proc */
export function checkMachine(): void {
  if (process.platform !== 'linux')
    throw new StartError(`Gateways are measured on Linux; this is ${process.platform}.`);
  if (availableParallelism() < 2) throw new StartError('Gateways are measured on two processor cores; there is one.');
  for (const tool of ['taskset', 'setpriv']) {
    try {
      execFileSync(tool, ['--version'], { stdio: 'ignore' });
    } catch {
      throw new StartError(`Gateways are measured with ${tool} of util-linux; it cannot be run.`);
    }
  }
}
