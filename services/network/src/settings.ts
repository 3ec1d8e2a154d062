import { databaseUrl, dataDir, host, httpUrl, port, readSettings } from '@weedhounds/config';
import type { DatabaseSettings } from '@weedhounds/database';
import { SettingError } from '@weedhounds/errors';
import { z } from 'zod';
import type { SubgraphAddress } from './health/subgraph-health.ts';

const environment = z.object({
  PORT: port.default(4004),
  HOST: host,
  DATABASE_URL: databaseUrl.optional(),
  DATA_DIR: dataDir,
  /** `menu=http://menu:4002,strain=…`: the subgraphs to watch. Default: where they listen in development. */
  SUBGRAPHS: z
    .string()
    .default('dispensary=http://127.0.0.1:4001,menu=http://127.0.0.1:4002,strain=http://127.0.0.1:4003'),
});

export interface NetworkSettings {
  host: string;
  port: number;
  database: DatabaseSettings;
  subgraphs: SubgraphAddress[];
}

/**
 * The network subgraph's settings from the environment.
 *
 * @throws SettingError naming the first bad one
 */
export function readNetworkSettings(env: Readonly<Record<string, string | undefined>>): NetworkSettings {
  const { HOST, PORT, DATABASE_URL, DATA_DIR, SUBGRAPHS } = readSettings(environment, env);
  return {
    host: HOST,
    port: PORT,
    database:
      DATABASE_URL === undefined ? { kind: 'embedded', dataDir: DATA_DIR } : { kind: 'server', url: DATABASE_URL },
    subgraphs: readAddresses(SUBGRAPHS),
  };
}

function readAddresses(text: string): SubgraphAddress[] {
  const entries = text.split(',').filter((entry) => entry.trim() !== '');
  return entries.map((entry) => {
    const [, name = '', url = ''] = /^\s*([^=\s]+)=(\S+)\s*$/.exec(entry) ?? [];
    if (httpUrl.safeParse(url).success) return { name, url };
    throw new SettingError('SUBGRAPHS', `SUBGRAPHS must be like menu=http://host:4002,…; got ${entry}.`);
  });
}
