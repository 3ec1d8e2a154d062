import { channel } from 'node:diagnostics_channel';
import type { BatchObservableCallback, MetricsAPI } from '@opentelemetry/api';
import { expect, it } from 'vitest';
import { meterGateway } from './meter-gateway.ts';

const memory = { entries: 1, bytes: 20, evictions: 3 };
const policy = { policy: 'A', hits: { memory: 4, store: 5 }, stale: 6, misses: 7, bypasses: 8, ageMs: 90, memory };
const counts = {
  fetches: 10,
  operationHits: 11,
  operationsCoalesced: 12,
  coalesced: 13,
  batched: 14,
  purges: { SOFT: 15, HARD: 16 },
  policies: [policy],
};

/** A metrics API of which the instruments are their names. */
function createMetrics() {
  let callback: BatchObservableCallback | undefined;
  const meter = {
    createObservableCounter: (name: string) => name,
    createObservableUpDownCounter: (name: string) => name,
    addBatchObservableCallback(observe: BatchObservableCallback) {
      callback = observe;
    },
  };
  const metrics = { getMeter: () => meter } as unknown as MetricsAPI;
  const read = (): unknown[] => {
    const observed: unknown[] = [];
    callback?.({ observe: (...one: unknown[]) => void observed.push(one) } as never);
    return observed;
  };
  return { metrics, read };
}

it('makes metrics of what a gateway counts', () => {
  const { metrics, read } = createMetrics();
  meterGateway(metrics);
  const gateway = 'g';
  channel('weedhounds:gateway:cache-counts').publish({ gatewayId: gateway, read: () => counts });
  const of = { gateway, policy: 'A' };
  expect(read()).toEqual([
    ['weedhounds.cache.fetches', 10, { gateway }],
    ['weedhounds.cache.shared', 11, { gateway, kind: 'operationHits' }],
    ['weedhounds.cache.shared', 12, { gateway, kind: 'operationsCoalesced' }],
    ['weedhounds.cache.shared', 13, { gateway, kind: 'coalesced' }],
    ['weedhounds.cache.shared', 14, { gateway, kind: 'batched' }],
    ['weedhounds.cache.purges', 15, { gateway, mode: 'SOFT' }],
    ['weedhounds.cache.purges', 16, { gateway, mode: 'HARD' }],
    ['weedhounds.cache.lookups', 4, { ...of, outcome: 'hit', tier: 'memory' }],
    ['weedhounds.cache.lookups', 5, { ...of, outcome: 'hit', tier: 'store' }],
    ['weedhounds.cache.lookups', 6, { ...of, outcome: 'stale' }],
    ['weedhounds.cache.lookups', 7, { ...of, outcome: 'miss' }],
    ['weedhounds.cache.lookups', 8, { ...of, outcome: 'bypass' }],
    ['weedhounds.cache.served_age', 90, of],
    ['weedhounds.cache.evictions', 3, of],
    ['weedhounds.cache.entries', 1, of],
    ['weedhounds.cache.size', 20, of],
  ]);
});
