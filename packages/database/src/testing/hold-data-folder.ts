/**
 * Run as a process of its own by the tests of the lock: opens the embedded database in the folder named first, stores a
 * row, says `ready` and keeps the folder until it is killed.
 */
import { openDatabase } from '../open-database.ts';

const [, , dataDir = '', snapshot] = process.argv;
process.stdout.write('started\n');
const database = await openDatabase({ kind: 'embedded', dataDir, ...(snapshot !== undefined && { snapshot }) });
await database.pglite.exec('CREATE TABLE IF NOT EXISTS kept (pid int); INSERT INTO kept VALUES (1)');
process.stdout.write('ready\n');
setInterval(() => {}, 60_000);
