import { databaseUrl, dataDir, host, port, secrets } from '@weedhounds/config';
import type { DatabaseSettings } from '@weedhounds/database';

/** What every subgraph that runs alone reads from the environment, for the schema of its settings. */
export function serviceVariables(defaultPort: number) {
  return {
    PORT: port.default(defaultPort),
    HOST: host,
    /** What the gateway signs its calls with; of several, separated by commas, each is accepted. Required. */
    GATEWAY_SECRET: secrets,
    /** A PostgreSQL server in place of the embedded database. */
    DATABASE_URL: databaseUrl.optional(),
    DATA_DIR: dataDir,
  };
}

export interface ServiceSettings {
  host: string;
  port: number;
  secrets: readonly string[];
  database: DatabaseSettings;
}

interface ServiceVariables {
  PORT: number;
  HOST: string;
  GATEWAY_SECRET: readonly string[];
  DATABASE_URL?: string | undefined;
  DATA_DIR: string;
}

/** The variables of `serviceVariables`, read, as settings. */
export function toServiceSettings(variables: ServiceVariables): ServiceSettings {
  const { PORT, HOST, GATEWAY_SECRET, DATABASE_URL, DATA_DIR } = variables;
  return {
    host: HOST,
    port: PORT,
    secrets: GATEWAY_SECRET,
    database:
      DATABASE_URL === undefined ? { kind: 'embedded', dataDir: DATA_DIR } : { kind: 'server', url: DATABASE_URL },
  };
}
