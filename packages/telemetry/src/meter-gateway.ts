import { subscribe } from 'node:diagnostics_channel';
import type { BatchObservableResult, MetricsAPI } from '@opentelemetry/api';

/** The channel on which a gateway hands out what reads its cache's counts: its name and what it carries are the agreement between the two. */
const countsChannel = 'weedhounds:gateway:cache-counts';

interface CountsMessage {
  gatewayId: string;
  read: () => CacheCounts;
}

/** As the gateway counts since its start. */
interface CacheCounts {
  fetches: number;
  operationHits: number;
  operationsCoalesced: number;
  coalesced: number;
  batched: number;
  purges: Readonly<Record<'SOFT' | 'HARD', number>>;
  policies: readonly {
    policy: string;
    hits: Readonly<Record<'memory' | 'store', number>>;
    stale: number;
    misses: number;
    bypasses: number;
    ageMs: number;
    memory: { entries: number; bytes: number; evictions: number };
  }[];
}

/** Makes metrics of what the caches of this process's gateways did. */
export function meterGateway(metrics: MetricsAPI): void {
  const readers = new Map<string, () => CacheCounts>();
  subscribe(countsChannel, (message) => {
    const { gatewayId, read } = message as CountsMessage;
    readers.set(gatewayId, read);
  });
  const meter = metrics.getMeter('weedhounds-gateway');
  const counter = (name: string, unit: string, description: string) =>
    meter.createObservableCounter(`weedhounds.cache.${name}`, { unit, description });
  const level = (name: string, unit: string, description: string) =>
    meter.createObservableUpDownCounter(`weedhounds.cache.${name}`, { unit, description });
  const instruments = {
    lookups: counter('lookups', '{part}', 'Parts of objects in answers, by policy, tier and what became of them'),
    age: counter('served_age', 'ms', 'Time since what was served had been fetched, added up'),
    evictions: counter('evictions', '{entry}', 'Entries let go for others'),
    entries: level('entries', '{entry}', 'Entries in memory'),
    bytes: level('size', 'By', 'Bytes of entries in memory, as JSON'),
    fetches: counter('fetches', '{fetch}', 'Fetches of query plans: calls without cache, sharing and batching'),
    shared: counter('shared', '{item}', 'What took no call of its own, by kind'),
    purges: counter('purges', '{purge}', 'Purges, by mode'),
  };

  function observe(result: BatchObservableResult): void {
    for (const [gateway, read] of readers) {
      const { policies, fetches, purges, ...shared } = read();
      result.observe(instruments.fetches, fetches, { gateway });
      for (const [kind, count] of Object.entries(shared)) result.observe(instruments.shared, count, { gateway, kind });
      for (const [mode, count] of Object.entries(purges)) result.observe(instruments.purges, count, { gateway, mode });
      for (const { policy, hits, stale, misses, bypasses, ageMs, memory } of policies) {
        const of = { gateway, policy };
        for (const [tier, count] of Object.entries(hits)) {
          result.observe(instruments.lookups, count, { ...of, outcome: 'hit', tier });
        }
        for (const [outcome, count] of Object.entries({ stale, miss: misses, bypass: bypasses })) {
          result.observe(instruments.lookups, count, { ...of, outcome });
        }
        result.observe(instruments.age, ageMs, of);
        result.observe(instruments.evictions, memory.evictions, of);
        result.observe(instruments.entries, memory.entries, of);
        result.observe(instruments.bytes, memory.bytes, of);
      }
    }
  }
  meter.addBatchObservableCallback(observe, Object.values(instruments));
}
