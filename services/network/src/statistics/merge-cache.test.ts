import { expect, it } from 'vitest';
import type { CacheCounts, GatewayReport } from '../store/reports.ts';
import { mergeCache } from './merge-cache.ts';

const at = new Date('2026-11-22T12:00:00Z');

const nothing: CacheCounts = {
  fetches: 0,
  operationHits: 0,
  operationsCoalesced: 0,
  coalesced: 0,
  batched: 0,
  hardPurges: 0,
  softPurges: 0,
  policies: [],
};

const prices = {
  policy: 'PRICING_DATA',
  memoryHits: 1,
  storeHits: 2,
  stale: 3,
  misses: 4,
  bypasses: 5,
  age: 600,
  entries: 7,
  bytes: 8,
  evictions: 9,
};

function report(cache: CacheCounts | null, calls = 0): GatewayReport {
  const made = [{ subgraph: 'menu', count: calls, errors: 0, latency: [] }];
  return { gatewayId: 'g', version: '1.0.0', startedAt: at, reportedAt: at, calls: made, cache };
}

it('adds up what gateways reported, policy by policy', () => {
  const one = { ...nothing, fetches: 10, operationHits: 1, coalesced: 2, hardPurges: 3, policies: [prices] };
  const two = { ...nothing, fetches: 20, batched: 4, policies: [{ ...prices, policy: 'INVENTORY' }, prices] };
  expect(mergeCache([report(one, 5), report(two, 6)])).toEqual({
    ...nothing,
    fetches: 30,
    operationHits: 1,
    coalesced: 2,
    batched: 4,
    hardPurges: 3,
    calls: 11,
    callsSaved: 19,
    policies: [
      { ...withoutAge(prices), policy: 'INVENTORY', meanAge: 100 },
      {
        policy: 'PRICING_DATA',
        memoryHits: 2,
        storeHits: 4,
        stale: 6,
        misses: 8,
        bypasses: 10,
        meanAge: 100,
        entries: 14,
        bytes: 16,
        evictions: 18,
      },
    ],
  });
});

function withoutAge({ age: _, ...counts }: typeof prices) {
  return counts;
}

it('does not count the calls of gateways without a cache', () => {
  expect(mergeCache([report({ ...nothing, fetches: 3 }, 1), report(null, 100)])).toMatchObject({
    calls: 1,
    callsSaved: 2,
  });
});

it('has no age where nothing was served, and is null where nobody has a cache', () => {
  const unserved = { ...prices, memoryHits: 0, storeHits: 0, stale: 0, age: 0 };
  expect(mergeCache([report({ ...nothing, policies: [unserved] })])?.policies[0]?.meanAge).toBeNull();
  expect([mergeCache([]), mergeCache([report(null)])]).toEqual([null, null]);
});

it('stays within what GraphQL can carry as an Int', () => {
  const most = 2 ** 31 - 1;
  const full = { ...nothing, fetches: most, policies: [{ ...prices, bytes: most }] };
  expect(mergeCache([report(full), report(full)])).toMatchObject({ fetches: most, policies: [{ bytes: most }] });
});
