/** Imports samples without end into the folder it is given, and prints a line for every batch: a process to kill. */
import { openDatabase } from '@weedhounds/database';
import { accept, type SourceItem } from '@weedhounds/ingest';
import { createStore, importLab, migrationsFolder, schemaName } from '../index.ts';
import { sampleRecord } from './records.fixture.ts';

async function* samples(): AsyncGenerator<SourceItem<number>> {
  for (let line = 1; ; line += 1) yield { line, raw: String(line), row: line };
}

const database = await openDatabase({ kind: 'embedded', dataDir: process.argv[2] ?? '' });
await database.migrate(schemaName, migrationsFolder);
await importLab(createStore(database), {
  source: samples(),
  translate: (line) => accept(sampleRecord(`s${line}`, `Strain ${line}`, { limonene: 0.2, thca: 20, cbd: 'ND' })),
  onProgress: ({ read }) => process.stdout.write(`${read}\n`),
});
