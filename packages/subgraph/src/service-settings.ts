import { databaseUrl, dataDir, host, port } from '@weedhounds/config';
import type { DatabaseSettings } from '@weedhounds/database';

/** What every subgraph that runs alone reads from the environment, for the schema of its settings. */
export function serviceVariables(defaultPort: number) {
  return {
    PORT: port.default(defaultPort),
    HOST: host,
    /** A PostgreSQL server in place of the embedded database. */
    DATABASE_URL: databaseUrl.optional(),
    DATA_DIR: dataDir,
  };
}

export interface ServiceSettings {
  host: string;
  port: number;
  database: DatabaseSettings;
}

interface ServiceVariables {
  PORT: number;
  HOST: string;
  DATABASE_URL?: string | undefined;
  DATA_DIR: string;
}

/** The variables of `serviceVariables`, read, as settings. */
export function toServiceSettings({ PORT, HOST, DATABASE_URL, DATA_DIR }: ServiceVariables): ServiceSettings {
  return {
    host: HOST,
    port: PORT,
    database:
      DATABASE_URL === undefined ? { kind: 'embedded', dataDir: DATA_DIR } : { kind: 'server', url: DATABASE_URL },
  };
}
