import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FilledDatabase, openFilledDatabase } from '@weedhounds/sandbox';

/** The embedded catalogue in a database of its own, which goes when it is closed. */
export async function openTestCatalogue(): Promise<FilledDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'weedhounds-test-'));
  const filled = await openFilledDatabase({ database: { kind: 'embedded', dataDir }, catalogue: 'demonstration' });
  return {
    ...filled,
    async close() {
      await filled.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
