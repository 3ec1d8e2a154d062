import type { PurgeLog } from '@weedhounds/cache';
import { subgraphCallHeader } from '@weedhounds/gateway-call';
import type { Route } from '@weedhounds/http';
import { z } from 'zod';
import { createJsonRoute } from '../../edge/json-route.ts';
import { entityTarget, tagOf } from './purge-target.ts';

/** Most entities of one call. */
const mostEntities = 1_000;

const body = z.strictObject({ entities: z.array(entityTarget).min(1).max(mostEntities) });

/**
 * `POST /cache/changes` with `{ "entities": [{ "type": …, "key": { … } }] }`: makes worthless what is kept of entities that are no longer as they were. For
 * the graph's own subgraphs, which sign their calls; 204.
 *
 * @param verify throws a GraphError UNAUTHENTICATED
 */
export function createChangesRoute(
  verify: (header: string | undefined) => string,
  purges: Pick<PurgeLog, 'purge'>,
): Route {
  return createJsonRoute({
    path: '/cache/changes',
    authorize: ({ headers }) => void verify(headers[subgraphCallHeader]?.toString()),
    body,
    bodyLimit: 500_000,
    expected: `{ "entities": [{ "type": …, "key": { … } }, …] } with at most ${mostEntities} entities`,
    async handle({ entities }) {
      await purges.purge(
        entities.map((entity) => tagOf({ entity })),
        'HARD',
      );
      return undefined;
    },
  });
}
