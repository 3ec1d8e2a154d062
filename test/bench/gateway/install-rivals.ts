import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('rivals', import.meta.url));

/** Whether it is there what the gateway is measured with and against. npm writes this file when it is done. */
export function areRivalsInstalled(): boolean {
  return existsSync(`${folder}/node_modules/.package-lock.json`);
}

/** Installs what the gateway is measured with and against, by its lockfile, unless it is there. */
export function installRivals(say: (line: string) => void): void {
  if (areRivalsInstalled()) return;
  say('Installing what the gateway is measured with and against …');
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder], { stdio: 'inherit' });
}
