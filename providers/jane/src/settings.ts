import { count, httpUrl, readSettings } from '@weedhounds/config';
import { z } from 'zod';

const key = z.string().min(1).optional();

const environment = z.object({
  /** Where menus are searched: `https://search.iheartjane.com`. */
  JANE_SEARCH_URL: httpUrl.optional(),
  /** Where shops are described: `https://api.iheartjane.com`. Default: where menus are searched. */
  JANE_API_URL: httpUrl.optional(),
  /** The operator's own. */
  JANE_APPLICATION_ID: key,
  /** The operator's own. */
  JANE_SEARCH_KEY: key,
  /** Calls a minute that Jane may be asked, over any minute. Default 240; Jane publishes no limit. */
  JANE_CALLS_PER_MINUTE: count(240),
});

export interface JaneSettings {
  /** Without a path. */
  searchUrl: string;
  /** Without a path. */
  apiUrl: string;
  applicationId: string;
  searchKey: string;
  callsPerMinute: number;
}

/**
 * Jane's settings from the environment; null where it is not set up: without its address and both keys it is off.
 *
 * @throws SettingError naming the first bad one
 */
export function readJane(env: Readonly<Record<string, string | undefined>>): JaneSettings | null {
  const settings = readSettings(environment, env);
  const { JANE_SEARCH_URL: searchUrl, JANE_APPLICATION_ID: applicationId, JANE_SEARCH_KEY: searchKey } = settings;
  if (searchUrl === undefined || applicationId === undefined || searchKey === undefined) return null;
  return {
    searchUrl,
    apiUrl: settings.JANE_API_URL ?? searchUrl,
    applicationId,
    searchKey,
    callsPerMinute: settings.JANE_CALLS_PER_MINUTE,
  };
}
