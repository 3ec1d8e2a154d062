export { countStatements, type QueryEventSource, type StatementCounter } from './count-statements.ts';
export type { Database, DatabaseSettings, EmbeddedDatabase, EmbeddedSettings, ServerSettings } from './database.ts';
export { whoHolds } from './embedded/data-folder-lock.ts';
export { createSnapshot } from './embedded/snapshot.ts';
export { openDatabase } from './open-database.ts';
export { openTestDatabase } from './testing/open-test-database.ts';
export { servePGlite, type WireServer, type WireServerOptions } from './wire/serve-pglite.ts';
