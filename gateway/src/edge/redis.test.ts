import { randomUUID } from 'node:crypto';
import { createClient } from '@redis/client';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FaultProxy, startFaultProxy } from '../testing/fault-proxy.ts';
import { hasRedis, startRedis, type TestRedis } from '../testing/find-redis.ts';
import { createRateLimiter, type RateLimiter } from './create-rate-limiter.ts';

if (!hasRedis() && process.env.CI === 'true') {
  throw new Error('Redis tests need REDIS_URL or a redis-server on the PATH.');
}

const limits = {
  windowS: 3_600,
  requests: { stranger: 500, identified: 500 },
  cost: { stranger: 1_000, identified: 1_000 },
};

describe.skipIf(!hasRedis())('rate limits in Redis (needs REDIS_URL or redis-server)', () => {
  let redis: TestRedis;
  let proxy: FaultProxy;
  const limiters: RateLimiter[] = [];
  let caller: string;

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());
  beforeEach(async () => {
    proxy = await startFaultProxy(redis.url, 6379);
    caller = `subject:${randomUUID()}`;
  });
  afterEach(async () => {
    for (const limiter of limiters.splice(0)) limiter.close();
    await proxy.cut().catch(() => {});
  });

  /** A limiter on the proxied Redis; waits longer for it than a gateway would where that is not what is tested. */
  async function create(onStoreChange?: (isAnswering: boolean) => void): Promise<RateLimiter> {
    const limiter = await createRateLimiter({
      ...limits,
      redisUrl: proxy.url,
      redisBudgetMs: onStoreChange ? 1_000 : 10_000,
      ...(onStoreChange && { onStoreChange }),
    });
    limiters.push(limiter);
    return limiter;
  }

  const take = async (limiter: RateLimiter, count: number, points = 1) => {
    const budget = points === 1 ? limiter.requests : limiter.cost;
    const verdicts = await Promise.all(Array.from({ length: count }, () => budget.take(caller, points)));
    return verdicts.filter(({ kind }) => kind === 'allowed').length;
  };

  it('let two gateways that are asked at once pass exactly the limit together', async () => {
    const [one, other] = [await create(), await create()];
    const passed = await Promise.all([take(one, 400), take(other, 400)]);
    expect(passed.every((count) => count > 0)).toBe(true);
    expect(passed[0] + passed[1]).toBe(500);
    expect((await other.requests.take(caller, 1)).standing).toMatchObject({ limit: 500, remaining: 0 });
  });

  it('never let two gateways pass more points than the limit', async () => {
    const [one, other] = [await create(), await create()];
    const passed = await Promise.all([take(one, 100, 30), take(other, 100, 30)]);
    const points = 30 * (passed[0] + passed[1]);
    expect(points).toBeLessThanOrEqual(1_000);
    // What a refusal took for a moment may turn another away; it is back when both are done.
    expect((await one.cost.take(caller, 1_000 - points)).standing).toMatchObject({ remaining: 0 });
  });

  it('give points back to all gateways, and no credit', async () => {
    const [one, other] = [await create(), await create()];
    await one.cost.take(caller, 900);
    await other.cost.giveBack(caller, 400);
    expect((await one.cost.take(caller, 100)).standing?.remaining).toBe(400);
    await one.cost.giveBack(caller, 5_000);
    expect((await other.cost.take(caller, 1)).standing?.remaining).toBe(999);
  });

  it('give nothing back into a window that has not begun', async () => {
    const one = await create();
    await one.cost.giveBack(caller, 400);
    expect((await one.cost.take(caller, 1)).standing).toEqual({
      budget: 'cost',
      limit: 1_000,
      windowS: 3_600,
      remaining: 999,
      resetS: 3_600,
    });
  });

  it('leave nothing in Redis when the window has ended', async () => {
    await (await create()).requests.take(caller, 1);
    const client = await createClient({ url: redis.url.href }).connect();
    const key = `weedhounds-rate-limit:requests:${caller}`;
    expect([await client.get(key), (await client.pTTL(key)) > 3_500_000]).toEqual(['1', true]);
    client.destroy();
  });

  it.each(['cut', 'freeze'] as const)(
    'are counted here after a %s, are told of once, and are shared again once it is mended',
    async (fault) => {
      const changes: boolean[] = [];
      const limiter = await create((isAnswering) => changes.push(isAnswering));
      await limiter.requests.take(caller, 1);
      await proxy[fault]();
      expect(await take(limiter, 600)).toBe(500);
      expect(changes).toEqual([false]);
      await proxy.mend();
      const other = await createRateLimiter({ ...limits, redisUrl: redis.url.href });
      limiters.push(other);
      await vi.waitFor(async () => {
        await limiter.requests.take(caller, 1);
        expect(changes).toEqual([false, true]);
      }, 10_000);
      const before = (await other.requests.take(caller, 1)).standing?.remaining ?? 0;
      await limiter.requests.take(caller, 1);
      expect((await other.requests.take(caller, 1)).standing?.remaining).toBe(before - 2);
    },
  );

  it('are counted here from the start while Redis is down', async () => {
    await proxy.cut();
    const changes: boolean[] = [];
    const limiter = await create((isAnswering) => changes.push(isAnswering));
    expect([await take(limiter, 501), changes]).toEqual([500, [false]]);
  });
});

describe.skipIf(!hasRedis() || process.env.REDIS_URL !== undefined)(
  'a Redis that is killed (needs redis-server)',
  () => {
    it('fails no request, is told of once, and holds up none beyond the first', async () => {
      const redis = await startRedis();
      const changes: boolean[] = [];
      const limiter = await createRateLimiter({
        ...limits,
        redisUrl: redis.url.href,
        onStoreChange: (isAnswering) => changes.push(isAnswering),
      });
      expect((await limiter.requests.take('192.0.2.1', 1)).standing?.remaining).toBe(499);
      await redis.stop();
      const verdicts = [];
      for (let i = 0; i < 600; i++) verdicts.push((await limiter.requests.take('192.0.2.1', 1)).kind);
      expect(verdicts.filter((kind) => kind === 'allowed')).toHaveLength(500);
      expect(changes).toEqual([false]);
      limiter.close();
    });
  },
);
