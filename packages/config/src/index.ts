export { bytes, databaseUrl, dataDir, flag, host, httpUrl, milliseconds, port } from './fields.ts';
export { readSettings } from './read-settings.ts';
