import type { Route } from '@weedhounds/http';
import { z } from 'zod';
import { type Admit, createOperatorRoute } from '../../edge/operator-route.ts';
import type { Purge } from './create-purge.ts';
import { purgeTarget } from './purge-target.ts';

/** The scope that purging takes. */
export const purgeScope = 'operator:cache';

interface PurgeRouteOptions {
  admit: Admit;
  purge: Purge;
}

/**
 * `POST /cache/purge` with `{ "by": …, "mode": "HARD" }`: makes what is kept worthless, or with `SOFT` stale, so that it is
 * refreshed when it is next asked for. For tokens with the scope `operator:cache`.
 *
 * Answers `{ "entries": …, "isKnownToOthers": … }`.
 */
export function createPurgeRoute({ admit, purge }: PurgeRouteOptions): Route {
  return createOperatorRoute({
    admit,
    path: '/cache/purge',
    scope: purgeScope,
    deed: 'Purging the cache',
    body: z.strictObject({ by: purgeTarget, mode: z.enum(['SOFT', 'HARD']).default('HARD') }),
    expected:
      '{ "by": { "subgraph": … }, { "type": … }, { "tag": … } or { "entity": { "type": …, "key": { … } } }, "mode": "SOFT" or "HARD" }',
    handle: async ({ by, mode }) => ({ ...(await purge(by, mode)) }),
  });
}
