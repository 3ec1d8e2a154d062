export {
  bytes,
  count,
  databaseUrl,
  dataDir,
  flag,
  host,
  httpUrl,
  httpUrls,
  milliseconds,
  port,
  secrets,
} from './fields.ts';
export { readSettings } from './read-settings.ts';
export { pemFile, readTlsIdentity, type TlsIdentity } from './tls-files.ts';
