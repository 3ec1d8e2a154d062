import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

it('starts every stand-in, says how each is read, and ends when it is told to', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', main], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += chunk;
    if (!/^OCS_URL=.+\n/m.test(printed)) continue;
    const url = /^# ocs: (.+)$/m.exec(printed)?.[1] ?? '';
    expect((await fetch(url)).status).toBe(200);
    child.kill('SIGTERM');
  }
  const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
  expect(code).toBe(0);
  const names = [...printed.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(names).toEqual([
    ...['DUTCHIE_POS_URL', 'DUTCHIE_POS_KEYS'],
    ...['JANE_SEARCH_URL', 'JANE_API_URL', 'JANE_APPLICATION_ID', 'JANE_SEARCH_KEY', 'OCS_URL'],
  ]);
});
