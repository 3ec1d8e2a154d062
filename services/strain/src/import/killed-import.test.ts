import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '@weedhounds/database';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestStore } from '../testing/test-store.fixture.ts';

const endlessImport = fileURLToPath(new URL('../testing/endless-import.fixture.ts', import.meta.url));

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'strain-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

it('leaves nothing of an import whose process is killed', async () => {
  const importing = spawn(process.execPath, ['--import', 'tsx', endlessImport, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(importing.stdout)) {
    if (Number(line) >= 2_000) break;
  }
  importing.kill('SIGKILL');
  await once(importing, 'exit');
  const test = await openTestStore(() => openDatabase({ kind: 'embedded', dataDir }));
  try {
    expect(Object.values(await test.rowCounts())).toEqual([0, 0, 0, 0, 0, 0, 0]);
  } finally {
    await test.close();
  }
}, 120_000);
