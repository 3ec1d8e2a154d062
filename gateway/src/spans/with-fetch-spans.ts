import type { FetchLayer, FetchScope, FetchSpec } from '../fetch/fetch-layer.ts';
import type { StepStatus, Trail } from '../fetch/trail.ts';
import { inSpan, isTraced } from './in-span.ts';

/**
 * A fetch layer each of whose fetches leaves a span `gateway.fetch`, those too that need no call; with how many parts of objects the
 * cache had, and had not. Of fetches that share a call, the first holds the call's.
 */
export function withFetchSpans(layer: FetchLayer): FetchLayer {
  return {
    fetchRoot: (fetch, variables, scope) =>
      inFetchSpan(fetch, scope, {}, (own) => layer.fetchRoot(fetch, variables, own)),
    fetchEntities: (fetch, representations, variables, scope) =>
      inFetchSpan(fetch, scope, { representations: representations.length }, (own) =>
        layer.fetchEntities(fetch, representations, variables, own),
      ),
    close: () => layer.close(),
  };
}

function inFetchSpan<T>(
  { subgraph }: FetchSpec,
  scope: FetchScope,
  given: Record<string, number>,
  run: (scope: FetchScope) => Promise<T>,
): Promise<T> {
  if (!isTraced()) return run(scope);
  const attributes = { service: subgraph, ...given };
  const trail: Trail = { steps: [], fetches: 0 };
  return inSpan('gateway.fetch', attributes, async () => {
    const answer = await run({ ...scope, trail });
    Object.assign(attributes, countSteps(trail));
    if (scope.trail) addTo(scope.trail, trail);
    return answer;
  });
}

function addTo(whole: Trail, { steps, fetches, hot = [] }: Trail): void {
  for (const step of steps) whole.steps.push(step);
  whole.fetches += fetches;
  if (hot.length > 0) whole.hot = [...(whole.hot ?? []), ...hot];
}

/** How many parts there are of each status that there is: `cache.hit`. */
function countSteps({ steps }: Trail): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of steps) {
    const name = nameOf[status];
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

const nameOf: Record<StepStatus, string> = {
  hit: 'cache.hit',
  stale: 'cache.stale',
  rescued: 'cache.rescued',
  miss: 'cache.miss',
  'never kept': 'cache.never_kept',
};
