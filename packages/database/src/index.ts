export { countStatements, type QueryEventSource, type StatementCounter } from './count-statements.ts';
export {
  type Database,
  type DatabaseSettings,
  type EmbeddedDatabase,
  type EmbeddedSettings,
  openDatabase,
  type ServerSettings,
} from './database.ts';
export { whoHolds } from './embedded/data-folder-lock.ts';
export { createSnapshot } from './embedded/snapshot.ts';
export { openTestDatabase } from './testing/open-test-database.ts';
