export { findEveryDatabase, type OpenDatabase } from './find-every-database.ts';
export { findPostgres, type TestPostgres } from './find-postgres.ts';
export { openTestDatabase } from './open-test-database.ts';
