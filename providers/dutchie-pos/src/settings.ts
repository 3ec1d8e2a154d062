import { count, httpUrl, readSettings } from '@weedhounds/config';
import { z } from 'zod';

const expected = 'must be shops with their location keys, as in 42=key,43=key';

const environment = z.object({
  /** `https://api.pos.dutchie.com`. */
  DUTCHIE_POS_URL: httpUrl.optional(),
  /** A location key for each shop, since a key is for one location: `42=key,43=key`. Never printed. */
  DUTCHIE_POS_KEYS: z
    .string({ error: expected })
    .transform((text) => text.split(',').map((pair) => /^\s*([^=\s]+)=(\S+)\s*$/.exec(pair)?.slice(1, 3)))
    .refine((pairs) => pairs.every((pair) => pair !== undefined), { error: expected, params: { isSecret: true } })
    .optional(),
  /** Calls a minute and location, over any minute. Default 120, Dutchie's own. */
  DUTCHIE_POS_CALLS_PER_MINUTE: count(120),
  /** Of those under `/reporting`, the inventory among them. Default 60, Dutchie's own. */
  DUTCHIE_POS_REPORTS_PER_MINUTE: count(60),
});

export interface DutchiePosSettings {
  /** Without a path. */
  url: string;
  /** Location keys by shop. */
  keys: ReadonlyMap<string, string>;
  callsPerMinute: number;
  reportsPerMinute: number;
}

/**
 * The settings of Dutchie's point of sale from the environment; null where it is not set up: without its address and a key it is
 * off.
 *
 * @throws SettingError naming the first bad one
 */
export function readDutchiePos(env: Readonly<Record<string, string | undefined>>): DutchiePosSettings | null {
  const settings = readSettings(environment, env);
  const { DUTCHIE_POS_URL: url, DUTCHIE_POS_KEYS: pairs } = settings;
  if (url === undefined || pairs === undefined) return null;
  const keys = pairs.flatMap((pair) => (pair ? [[pair[0] ?? '', pair[1] ?? ''] as const] : []));
  return {
    url,
    keys: new Map(keys),
    callsPerMinute: settings.DUTCHIE_POS_CALLS_PER_MINUTE,
    reportsPerMinute: settings.DUTCHIE_POS_REPORTS_PER_MINUTE,
  };
}
