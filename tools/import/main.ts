/**
 * `npm run import -- lab | strains | retailers | menu | jurisdictions FILE`: reads a file into the database, whole or not at all,
 * and ends with a table of what was read, stored, repaired and refused. Refused rows go to a file of their own. A gateway at
 * GATEWAY_URL purges what it keeps of the tables, as with `npm run cache:purge`.
 */
import { accessSync, constants } from 'node:fs';
import { basename, resolve } from 'node:path';
import { openDatabase } from '@weedhounds/database';
import { runMain, StartError } from '@weedhounds/errors';
import { formatReport, showProgress } from '@weedhounds/ingest';
import { closeStores, createStores, migrateAll } from '@weedhounds/sandbox';
import { gatewayUrl, purgeGateway } from '../cache/purge-gateway.ts';
import { readDatabaseSettings } from '../database-settings.ts';
import { readArguments } from './read-arguments.ts';
import { runFileImport } from './run-import.ts';
import { tellGateway } from './tell-gateway.ts';

runMain(async () => {
  const args = readArguments(process.argv.slice(2));
  assertReadable(args.file);
  const database = await openDatabase(readDatabaseSettings());
  const stores = createStores(database);
  const progress = showProgress(args.kind);
  try {
    await migrateAll(database);
    const report = await runFileImport(stores, args, {
      rejectsFile: resolve(args.rejects, `${basename(args.file)}.rejects.jsonl`),
      onProgress: progress.update,
    });
    progress.stop();
    process.stdout.write(`${formatReport(report)}\n`);
    process.stdout.write(`${await tellGateway(args.kind, gatewayUrl(), purgeGateway)}\n`);
  } finally {
    progress.stop();
    await closeStores(stores);
    await database.close();
  }
});

function assertReadable(file: string): void {
  try {
    accessSync(file, constants.R_OK);
  } catch (cause) {
    throw new StartError(`FILE must be a file that can be read; got ${file}.`, { cause });
  }
}
