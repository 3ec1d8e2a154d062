import { resolve } from 'node:path';
import { databaseUrl, dataDir, readSettings } from '@weedhounds/config';
import type { DatabaseSettings } from '@weedhounds/database';
import { z } from 'zod';

const settings = z.object({ DATABASE_URL: databaseUrl.optional(), DATA_DIR: dataDir });

/**
 * The database the environment names: a server when `DATABASE_URL` is set, else the embedded one in `DATA_DIR`.
 *
 * @throws SettingError when either is malformed
 */
export function readDatabaseSettings(env: NodeJS.ProcessEnv = process.env): DatabaseSettings {
  const { DATABASE_URL, DATA_DIR } = readSettings(settings, env);
  return DATABASE_URL === undefined
    ? { kind: 'embedded', dataDir: resolve(DATA_DIR) }
    : { kind: 'server', url: DATABASE_URL };
}
