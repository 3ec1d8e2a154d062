import { fileURLToPath } from 'node:url';
import { databaseUrl, host, port, readSettings } from '@weedhounds/config';
import type { DatabaseSettings } from '@weedhounds/database';
import { type PublicSettings, publicVariables, toPublicSettings } from '@weedhounds/gateway';
import { z } from 'zod';

const environment = z.object({
  /** The gateway's port; 0 takes a free one. */
  PORT: port.default(4000),
  HOST: host,
  /** A PostgreSQL server in place of the embedded database. */
  DATABASE_URL: databaseUrl.optional(),
  ...publicVariables,
  /** Whether an empty database is filled with the embedded demonstration catalogue. */
  CATALOGUE: z.enum(['demonstration', 'none'], { error: 'must be demonstration or none' }).default('demonstration'),
});

export interface StartSettings {
  host: string;
  port: number;
  database: DatabaseSettings;
  catalogue: 'demonstration' | 'none';
  /** What the gateway is told of the public. */
  gateway: PublicSettings;
}

/** What `npm start` reads from the environment. Throws a SettingError naming the first bad setting. */
export function readStartSettings(env: Readonly<Record<string, string | undefined>>): StartSettings {
  const settings = readSettings(environment, env);
  return {
    host: settings.HOST,
    port: settings.PORT,
    database: settings.DATABASE_URL
      ? { kind: 'server', url: settings.DATABASE_URL }
      : { kind: 'embedded', dataDir: settings.DATA_DIR },
    catalogue: settings.CATALOGUE,
    gateway: toPublicSettings(settings),
  };
}

/** The repository's root. */
export const repository = fileURLToPath(new URL('../../', import.meta.url));
