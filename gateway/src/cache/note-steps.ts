import type { FetchScope } from '../fetch/fetch-layer.ts';
import type { TrailStep } from '../fetch/trail.ts';
import type { AskedObject } from './asked-object.ts';
import type { Part } from './fetches/to-parts.ts';
import type { FoundObject, FoundPart, Reason } from './find-object.ts';
import { type KeptPart, keyOfPart } from './keep-brought.ts';
import type { CacheStatistics } from './statistics/cache-statistics.ts';

interface StepContext {
  subgraph: string;
  scope: FetchScope;
  statistics: CacheStatistics | undefined;
  /** Why parts of entities that stand below were asked for by themselves, by their keys. */
  below: ReadonlyMap<string, Reason>;
  /** What is kept of the parts that were asked for, by their keys. */
  entries: ReadonlyMap<string, KeptPart>;
  /** Milliseconds since the epoch. */
  now: number;
}

const statusOf = { fresh: 'hit', stale: 'stale', 'stale-if-error': 'rescued' } as const;

/** Notes how each part of an object, and of the entities in it, came to be in the answer. @param served what was kept of it */
export function noteSteps(
  asked: AskedObject,
  { wanted }: FoundObject,
  served: readonly FoundPart[],
  { subgraph, scope: { trail }, statistics, below, entries, now }: StepContext,
): void {
  if (!trail && !statistics) return;
  const note = (step: Omit<TrailStep, 'subgraph'>) => {
    const whole = { subgraph, ...step };
    trail?.steps.push(whole);
    statistics?.noteStep(whole, now);
  };
  const noteMiss = (why: string | undefined, { typeName, entry }: Omit<KeptPart, 'below'>) =>
    note({ typeName, policy: entry.policy, status: 'miss', why, tier: undefined, entry });
  const isServed = new Set<Part>();
  for (const { part, entries: found } of served) {
    isServed.add(part);
    for (const { asked: one, part: inner, entry, freshness, tier } of found) {
      const typeName = one.parts.selected.type.name;
      const whyBelow = below.get(keyOfPart(one, inner) ?? '');
      // What is not fresh was not brought: the subgraph failed.
      if (whyBelow !== undefined && freshness === 'fresh') {
        noteMiss(whyBelow, { typeName, entry });
        continue;
      }
      const why = one === asked ? wanted.get(inner) : undefined;
      note({ typeName, policy: inner.policy.name, status: statusOf[freshness], why, tier, entry });
    }
  }
  const { parts, uncached, selected } = asked.parts;
  const typeName = selected.type.name;
  for (const part of parts) {
    if (isServed.has(part)) continue;
    const why = wanted.get(part);
    const kept = entries.get(keyOfPart(asked, part) ?? '');
    if (kept) {
      noteMiss(why, kept);
      for (const inner of kept.below) noteMiss(undefined, inner);
    } else note({ typeName, policy: part.policy.name, status: 'miss', why, tier: undefined, entry: undefined });
  }
  if (uncached.length > 0 || parts.length === 0) {
    note({ typeName, policy: undefined, status: 'never kept', why: undefined, tier: undefined, entry: undefined });
  }
}
