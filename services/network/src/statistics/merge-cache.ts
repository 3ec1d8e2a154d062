import type { CacheCounts, GatewayReport } from '../store/reports.ts';
import { sum, toInt } from './sum.ts';

type PolicyCounts = CacheCounts['policies'][number];

/** What caches did, added up over gateways. */
export interface MergedCache extends Omit<CacheCounts, 'policies'> {
  calls: number;
  callsSaved: number;
  policies: MergedPolicy[];
}

/** What caches did by one policy, added up over gateways. */
export interface MergedPolicy extends Omit<PolicyCounts, 'age'> {
  /** Milliseconds; null when nothing was served. */
  meanAge: number | null;
}

const counts = [
  'fetches',
  'operationHits',
  'operationsCoalesced',
  'coalesced',
  'batched',
  'hardPurges',
  'softPurges',
] as const;
const policyCounts = [
  'memoryHits',
  'storeHits',
  'stale',
  'misses',
  'bypasses',
  'entries',
  'bytes',
  'evictions',
] as const;

/** Adds up what gateways reported about their caches; null when none has one. */
export function mergeCache(reports: readonly GatewayReport[]): MergedCache | null {
  const cached = reports.filter((report) => report.cache !== null);
  const caches = cached.flatMap(({ cache }) => cache ?? []);
  if (caches.length === 0) return null;
  const added = addUp(caches, counts);
  const calls = sum(cached.flatMap((report) => report.calls.map(({ count }) => count)));
  const names = new Set(caches.flatMap(({ policies }) => policies.map(({ policy }) => policy)));
  const policies = [...names].sort().map((policy) => mergePolicy(policy, caches));
  return { ...added, calls: toInt(calls), callsSaved: toInt(added.fetches - calls), policies };
}

function mergePolicy(policy: string, caches: readonly CacheCounts[]): MergedPolicy {
  const all = caches.flatMap(({ policies }) => policies.filter((one) => one.policy === policy));
  const added = addUp(all, policyCounts);
  const served = added.memoryHits + added.storeHits + added.stale;
  return { policy, ...added, meanAge: served === 0 ? null : sum(all.map(({ age }) => age)) / served };
}

function addUp<Name extends string>(
  all: readonly Readonly<Record<Name, number>>[],
  names: readonly Name[],
): Record<Name, number> {
  const added = names.map((name) => [name, toInt(sum(all.map((one) => one[name])))] as const);
  return Object.fromEntries(added) as Record<Name, number>;
}
