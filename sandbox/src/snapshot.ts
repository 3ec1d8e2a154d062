/** `npm run snapshot`: prepares the database that a first start begins with, migrated and filled, as one file. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSnapshot, openDatabase } from '@weedhounds/database';
import { runMain } from '@weedhounds/errors';
import { seedCatalogue } from './catalogue/seed.ts';
import { snapshotFile, snapshotFolder } from './snapshot-file.ts';
import { migrateAll } from './stores.ts';

runMain(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'weedhounds-snapshot-'));
  try {
    const database = await openDatabase({ kind: 'embedded', dataDir });
    await migrateAll(database);
    await seedCatalogue(database);
    rmSync(snapshotFolder, { recursive: true, force: true });
    mkdirSync(snapshotFolder, { recursive: true });
    await createSnapshot(database, snapshotFile());
    await database.close();
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});
