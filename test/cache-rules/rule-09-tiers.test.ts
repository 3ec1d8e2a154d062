import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FaultProxy, startFaultProxy } from '../../gateway/src/testing/fault-proxy.ts';
import { hasRedis, startRedis, type TestRedis } from '../../gateway/src/testing/find-redis.ts';
import { openRuleGraph, type RuleGraph } from './open-rule-graph.ts';

describe.skipIf(!hasRedis())('gateways with a memory each and one Redis (needs redis-server or REDIS_URL)', () => {
  let redis: TestRedis;
  let proxy: FaultProxy;
  let graph: RuleGraph;

  beforeEach(async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    redis = await startRedis();
    proxy = await startFaultProxy(redis.url, 6379);
    graph = await openRuleGraph({ gateways: 2, redisUrl: proxy.url });
    await areShared();
  });
  afterEach(async () => {
    await proxy.mend();
    await graph.close();
    await proxy.cut();
    await redis.stop();
    vi.restoreAllMocks();
  });

  let last = 100;
  /** Until gateways hear each other nothing is shared. */
  async function areShared(): Promise<void> {
    await vi.waitFor(
      async () => {
        const query = `{ item(id: "${++last}") { name } }`;
        await graph.ask(query);
        graph.calls();
        await graph.ask(query, { at: 1 });
        expect(graph.calls()).toEqual([]);
      },
      { timeout: 20_000, interval: 100 },
    );
  }
  const query = '{ item(id: "1") { name price } }';
  const data = { item: { name: 'Item 1', price: 10 } };

  it('find in Redis what another has asked for, and in memory what they have', async () => {
    await graph.ask(query);
    graph.calls();
    expect((await graph.ask(query, { at: 1 })).data).toEqual(data);
    expect((await graph.ask(query, { at: 1 })).data).toEqual(data);
    expect(graph.calls()).toEqual([]);
  });

  it('hear of what another purges', async () => {
    await graph.ask(query);
    await graph.ask(query, { at: 1 });
    await graph.ask('mutation { setPrice(id: "1", price: 11) { id } }', { at: 1 });
    expect((await graph.ask(query, { at: 1 })).data).toMatchObject({ item: { price: 11 } });
    await vi.waitFor(async () => expect((await graph.ask(query)).data).toMatchObject({ item: { price: 11 } }), 1_000);
  });

  it.each([
    ['is killed', () => proxy.cut()],
    ['answers nothing any more', async () => proxy.freeze()],
    [
      'is full and evicts nothing',
      async () => {
        const client = new (await import('ioredis')).Redis(redis.url.href);
        await client.config('SET', 'maxmemory', '1');
        await client.config('SET', 'maxmemory-policy', 'noeviction');
        await client.quit();
      },
    ],
    [
      'holds nothing but garbage',
      async () => {
        const client = new (await import('ioredis')).Redis(redis.url.href);
        for (const key of await client.keys('weedhounds-cache:*')) await client.set(key, 'garbage');
        await client.quit();
      },
    ],
    [
      'has lost everything',
      async () => {
        const client = new (await import('ioredis')).Redis(redis.url.href);
        await client.flushall();
        await client.quit();
      },
    ],
  ])('answer when Redis %s', async (_, fail) => {
    await graph.ask(query);
    await fail();
    const answers = await Promise.all([graph.ask(query), graph.ask(query, { at: 1 })]);
    expect(answers.map((answer) => [answer.data, answer.errors])).toEqual([
      [data, undefined],
      [data, undefined],
    ]);
    graph.subgraphs.prices.set('2', 21);
    expect((await graph.ask('{ item(id: "2") { price } }', { at: 1 })).data).toEqual({ item: { price: 21 } });
  });
});
