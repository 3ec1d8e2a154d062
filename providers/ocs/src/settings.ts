import { count, httpUrl, readSettings } from '@weedhounds/config';
import { z } from 'zod';

const environment = z.object({
  /** The shop's address: `https://ocs.ca`. */
  OCS_URL: httpUrl.optional(),
  /** Calls a minute that the shop may be asked, over any minute. Default 60; it publishes no limit. */
  OCS_CALLS_PER_MINUTE: count(60),
});

export interface OcsSettings {
  /** Without a path. */
  url: string;
  callsPerMinute: number;
}

/**
 * The settings of the Ontario Cannabis Store from the environment; null where it is not set up: without its address it is off.
 * It takes no key.
 *
 * @throws SettingError naming the first bad one
 */
export function readOcs(env: Readonly<Record<string, string | undefined>>): OcsSettings | null {
  const { OCS_URL: url, OCS_CALLS_PER_MINUTE: callsPerMinute } = readSettings(environment, env);
  return url === undefined ? null : { url, callsPerMinute };
}
