import { readSettings } from '@weedhounds/config';
import { type ServiceSettings, serviceVariables, toServiceSettings } from '@weedhounds/subgraph';
import { z } from 'zod';

const environment = z.object(serviceVariables(4003));

/**
 * The strain subgraph's settings from the environment.
 *
 * @throws SettingError naming the first bad one
 */
export function readStrainSettings(env: Readonly<Record<string, string | undefined>>): ServiceSettings {
  return toServiceSettings(readSettings(environment, env));
}
