import { readSettings } from '@weedhounds/config';
import { type ServiceSettings, serviceVariables, toServiceSettings } from '@weedhounds/subgraph';
import { z } from 'zod';

const environment = z.object(serviceVariables(4001));

/**
 * The dispensary subgraph's settings from the environment.
 *
 * @throws SettingError naming the first bad one
 */
export function readDispensarySettings(env: Readonly<Record<string, string | undefined>>): ServiceSettings {
  return toServiceSettings(readSettings(environment, env));
}
