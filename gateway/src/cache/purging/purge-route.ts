import type { PurgeLog, TieredCache } from '@weedhounds/cache';
import type { Route } from '@weedhounds/http';
import { z } from 'zod';
import { type Admit, createOperatorRoute } from '../../edge/operator-route.ts';
import { purgeTarget, tagOf } from './purge-target.ts';

/** The scope that purging takes. */
export const purgeScope = 'operator:cache';

interface PurgeRouteOptions {
  admit: Admit;
  cache: Pick<TieredCache, 'countTagged'>;
  purges: Pick<PurgeLog, 'purge'>;
}

/**
 * `POST /cache/purge` with `{ "by": …, "mode": "HARD" }`: makes what is kept worthless, or with `SOFT` stale, so that it is
 * refreshed when it is next asked for. For tokens with the scope `operator:cache`.
 *
 * Answers `{ "entries": …, "isKnownToOthers": … }`: how many entries in this gateway's memory it was, and whether all other gateways
 * know of it now. If not, they will as soon as they can be told.
 */
export function createPurgeRoute({ admit, cache, purges }: PurgeRouteOptions): Route {
  return createOperatorRoute({
    admit,
    path: '/cache/purge',
    scope: purgeScope,
    deed: 'Purging the cache',
    body: z.strictObject({ by: purgeTarget, mode: z.enum(['SOFT', 'HARD']).default('HARD') }),
    expected:
      '{ "by": { "subgraph": … }, { "type": … } or { "entity": { "type": …, "key": { … } } }, "mode": "SOFT" or "HARD" }',
    async handle({ by, mode }) {
      const tag = tagOf(by);
      const entries = cache.countTagged(tag);
      const { isKnownToOthers } = await purges.purge([tag], mode);
      return { entries, isKnownToOthers };
    },
  });
}
