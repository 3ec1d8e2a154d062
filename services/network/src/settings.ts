import { httpUrl, readSettings } from '@weedhounds/config';
import { SettingError } from '@weedhounds/errors';
import { type ServiceSettings, serviceVariables, toServiceSettings } from '@weedhounds/subgraph';
import { z } from 'zod';
import type { SubgraphAddress } from './health/subgraph-health.ts';

const environment = z.object({
  ...serviceVariables(4004),
  /** `menu=http://menu:4002,strain=…`: the subgraphs to watch. Default: where they listen in development. */
  SUBGRAPHS: z
    .string()
    .default('dispensary=http://127.0.0.1:4001,menu=http://127.0.0.1:4002,strain=http://127.0.0.1:4003'),
});

export interface NetworkSettings extends ServiceSettings {
  subgraphs: SubgraphAddress[];
}

/**
 * The network subgraph's settings from the environment.
 *
 * @throws SettingError naming the first bad one
 */
export function readNetworkSettings(env: Readonly<Record<string, string | undefined>>): NetworkSettings {
  const { SUBGRAPHS, ...variables } = readSettings(environment, env);
  return { ...toServiceSettings(variables), subgraphs: readAddresses(SUBGRAPHS) };
}

function readAddresses(text: string): SubgraphAddress[] {
  const entries = text.split(',').filter((entry) => entry.trim() !== '');
  return entries.map((entry) => {
    const [, name = '', url = ''] = /^\s*([^=\s]+)=(\S+)\s*$/.exec(entry) ?? [];
    if (httpUrl.safeParse(url).success) return { name, url };
    throw new SettingError('SUBGRAPHS', `SUBGRAPHS must be like menu=http://host:4002,…; got ${entry}.`);
  });
}
