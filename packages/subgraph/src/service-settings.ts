import {
  databaseUrl,
  dataDir,
  host,
  pemFile,
  port,
  readTlsIdentity,
  secrets,
  type TlsIdentity,
} from '@weedhounds/config';
import type { DatabaseSettings } from '@weedhounds/database';

/** What every subgraph that runs alone reads from the environment, for the schema of its settings. */
export function serviceVariables(defaultPort: number) {
  return {
    PORT: port.default(defaultPort),
    HOST: host,
    /** What the gateway signs its calls with; of several, separated by commas, each is accepted. Required. */
    GATEWAY_SECRET: secrets,
    /** PEM files for HTTPS: certificate, key, and the authority whose certificates callers must show. All or none. */
    TLS_CERT: pemFile,
    TLS_KEY: pemFile,
    TLS_CA: pemFile,
    /** A PostgreSQL server in place of the embedded database. */
    DATABASE_URL: databaseUrl.optional(),
    DATA_DIR: dataDir,
  };
}

export interface ServiceSettings {
  host: string;
  port: number;
  secrets: readonly string[];
  /** Absent for plain HTTP. */
  tls?: TlsIdentity;
  database: DatabaseSettings;
}

interface ServiceVariables {
  PORT: number;
  HOST: string;
  GATEWAY_SECRET: readonly string[];
  TLS_CERT?: string | undefined;
  TLS_KEY?: string | undefined;
  TLS_CA?: string | undefined;
  DATABASE_URL?: string | undefined;
  DATA_DIR: string;
}

/**
 * The variables of `serviceVariables`, read, as settings.
 *
 * @throws SettingError when the files of TLS cannot be used
 */
export function toServiceSettings(variables: ServiceVariables): ServiceSettings {
  const { PORT, HOST, GATEWAY_SECRET, DATABASE_URL, DATA_DIR } = variables;
  const tls = readTlsIdentity({ cert: 'TLS_CERT', key: 'TLS_KEY', ca: 'TLS_CA' }, { ...variables });
  return {
    host: HOST,
    port: PORT,
    secrets: GATEWAY_SECRET,
    ...(tls && { tls }),
    database:
      DATABASE_URL === undefined ? { kind: 'embedded', dataDir: DATA_DIR } : { kind: 'server', url: DATABASE_URL },
  };
}
