import { testSecrets } from '@weedhounds/subgraph/testing';
import { Pool } from 'undici';
import { entityTag } from '../../../../gateway/src/cache/entries/entity-tags.ts';
import { openEntityCache } from '../../../../gateway/src/cache/open-entity-cache.ts';
import { startGateway } from '../../../../gateway/src/index.ts';
import { hasRedis, startRedis } from '../../../../gateway/src/testing/find-redis.ts';
import { withDefaults } from '../../../../gateway/src/with-defaults.ts';
import { type Choose, createChance } from '../../../differential/chance.ts';
import type { BenchOptions, Figure } from '../../figure.ts';
import { type Counters, startCounters } from './counters.ts';
import { unlimited } from './unlimited.ts';
import { createWitness } from './witness.ts';

const gatewayCount = 3;
const ids = 40;
const askers = 48;
const reading = 'query ($id: ID!) { counter(id: $id) { count } }';
const other = 'query ($id: ID!) { counter(id: $id) { id n: count __typename } }';
const raising = 'mutation ($id: ID!) { raise(id: $id) { id count } }';

interface Raced {
  steps: { reads: number; writes: number; purges: number };
  violations: number;
}

/** Random reads, writes and purges over three gateways that share a Redis: how many reads are older than they may be. */
export async function measureRaces({ quick, say }: BenchOptions): Promise<Figure[]> {
  if (!hasRedis()) {
    say('races: skipped, there is no redis-server');
    return [];
  }
  const count = quick ? 20_000 : 1_000_000;
  const choose = createChance(20_261_123);
  const counters = await startCounters(() => choose(2));
  const redis = await startRedis();
  const gateways = await Promise.all(Array.from({ length: gatewayCount }, () => open(counters, redis.url.href)));
  try {
    const { violations, steps } = await race(gateways, { counters, choose, count, say });
    say(`races: ${steps.reads} reads, ${steps.writes} writes, ${steps.purges} purges, ${counters.asked} calls`);
    const plain = { baseline: null, ratio: null };
    const aim = '0: none older than 0 ms after a purge here, 1 s after one elsewhere';
    return [{ figure: 'race-violations', value: violations, unit: `of ${steps.reads} reads`, ...plain, aim }];
  } finally {
    await Promise.all(gateways.map(({ close }) => close()));
    await redis.stop();
    await counters.close();
  }
}

type RacingGateway = Awaited<ReturnType<typeof open>>;

async function open({ supergraphSdl }: Counters, redisUrl: string) {
  const options = { ...unlimited, supergraphSdl, secrets: testSecrets, host: '127.0.0.1', port: 0 };
  const cache = await openEntityCache(withDefaults(options).cache, redisUrl);
  const gateway = await startGateway({ ...options, entityCache: cache });
  const pool = new Pool(gateway.url, { connections: askers });
  return {
    async ask(query: string, id: string): Promise<number | undefined> {
      const body = JSON.stringify({ query, variables: { id } });
      const headers = { 'content-type': 'application/json' };
      const answer = await pool.request({ path: '/graphql', method: 'POST', headers, body });
      const { data } = (await answer.body.json()) as { data?: Record<string, { count?: number; n?: number }> };
      const { count, n } = data?.counter ?? data?.raise ?? {};
      return count ?? n;
    },
    purge: (id: string) => cache.purges.purge([entityTag('Counter', { id })], 'HARD'),
    /** Whether what others purge is heard of. */
    hears: () => cache.purges.fence() !== undefined,
    async close() {
      await pool.close();
      await gateway.close();
      await cache.close();
    },
  };
}

async function race(
  gateways: readonly RacingGateway[],
  { counters, choose, count, say }: { counters: Counters; choose: Choose; count: number; say(line: string): void },
): Promise<Raced> {
  while (!gateways.every(({ hears }) => hears())) await new Promise((resolve) => setTimeout(resolve, 50));
  const witness = createWitness(gateways.length);
  const raced: Raced = { steps: { reads: 0, writes: 0, purges: 0 }, violations: 0 };
  let left = count;

  async function step(): Promise<void> {
    const at = choose(gateways.length - 1);
    const gateway = gateways[at] as RacingGateway;
    const id = String(choose(ids - 1));
    const what = choose(99);
    if (what < 4) {
      raced.steps.writes++;
      const value = await gateway.ask(raising, id);
      if (value !== undefined) witness.noteTold(at, id, value);
    } else if (what < 7) {
      raced.steps.purges++;
      const value = (counters.counts.get(id) ?? 0) + 1;
      counters.counts.set(id, value);
      const { isKnownToOthers } = await gateway.purge(id);
      if (isKnownToOthers) witness.noteTold(at, id, value);
    } else {
      raced.steps.reads++;
      const least = witness.leastAt(at, id);
      const value = await gateway.ask(what < 50 ? reading : other, id);
      if (value === undefined || value < least) raced.violations++;
    }
  }

  await Promise.all(
    Array.from({ length: askers }, async () => {
      while (left-- > 0) {
        await step();
        if (left > 0 && left % 50_000 === 0) say(`races: ${count - left} of ${count} steps`);
      }
    }),
  );
  return raced;
}
