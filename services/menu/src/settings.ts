import { databaseUrl, dataDir, host, port, readSettings } from '@weedhounds/config';
import type { DatabaseSettings } from '@weedhounds/database';
import { z } from 'zod';

const environment = z.object({
  PORT: port.default(4002),
  HOST: host,
  DATABASE_URL: databaseUrl.optional(),
  DATA_DIR: dataDir,
});

export interface MenuSettings {
  host: string;
  port: number;
  database: DatabaseSettings;
}

/**
 * The menu subgraph's settings from the environment.
 *
 * @throws SettingError naming the first bad one
 */
export function readMenuSettings(env: Readonly<Record<string, string | undefined>>): MenuSettings {
  const { HOST, PORT, DATABASE_URL, DATA_DIR } = readSettings(environment, env);
  return {
    host: HOST,
    port: PORT,
    database:
      DATABASE_URL === undefined ? { kind: 'embedded', dataDir: DATA_DIR } : { kind: 'server', url: DATABASE_URL },
  };
}
