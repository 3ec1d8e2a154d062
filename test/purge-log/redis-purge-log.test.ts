import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FaultProxy, startFaultProxy } from '../../gateway/src/testing/fault-proxy.ts';
import { hasRedis, startRedis, type TestRedis } from '../../gateway/src/testing/find-redis.ts';
import { type OpenLog, openLog } from './open-log.ts';

if (!hasRedis() && process.env.CI === 'true') {
  throw new Error('Redis tests need REDIS_URL or a redis-server on the PATH.');
}

describe.skipIf(!hasRedis())('purge log over Redis (needs REDIS_URL or redis-server)', () => {
  let redis: TestRedis;
  let direct: Redis;
  let proxy: FaultProxy;
  let prefix: string;
  const logs: OpenLog[] = [];

  beforeAll(async () => {
    redis = await startRedis();
    direct = new Redis(redis.url.href);
  });
  afterAll(async () => {
    direct.disconnect();
    await redis.stop();
  });
  beforeEach(async () => {
    prefix = `{${randomUUID()}}`;
    proxy = await startFaultProxy(redis.url, 6379);
  });
  afterEach(async () => {
    for (const log of logs.splice(0)) await log.close();
    await proxy.cut().catch(() => {});
  });

  /** A log that hears; over the proxy where asked for. */
  async function open(options: Partial<Parameters<typeof openLog>[0]> = {}): Promise<OpenLog> {
    const log = openLog({ url: redis.url, prefix, budgetMs: 2_000, ...options });
    logs.push(log);
    await log.hears();
    return log;
  }

  it('makes worthless everywhere what was fetched before a purge, and nothing that was fetched after it', async () => {
    const [one, other] = [await open(), await open()];
    const before = one.fence();
    expect(await one.purge(['a'], 'HARD')).toEqual({ isKnownToOthers: true });
    expect(one.judge(['x', 'a'], before)).toBe('hard');
    await vi.waitFor(() => expect(other.fence()).toEqual(one.fence()));
    expect(one.fence()).toEqual({ generation: before.generation, number: before.number + 1 });
    const judge = (log: OpenLog) => [log.judge(['a'], before), log.judge(['b'], before), log.judge(['a'], one.fence())];
    expect([judge(one), judge(other)]).toEqual([
      ['hard', 'valid', 'valid'],
      ['hard', 'valid', 'valid'],
    ]);
  });

  it('tells soft purges from hard ones in every process', async () => {
    const [one, other] = [await open(), await open()];
    const before = one.fence();
    await one.purge(['a', 'b'], 'SOFT');
    await other.purge(['b'], 'HARD');
    await vi.waitFor(() => expect(one.fence()).toEqual(other.fence()));
    for (const log of [one, other]) {
      expect(['a', 'b', 'c'].map((tag) => log.judge([tag], before))).toEqual(['soft', 'hard', 'valid']);
    }
  });

  it('numbers a hundred purges at once from two processes without a gap', async () => {
    const [one, other] = [await open(), await open()];
    const before = one.fence();
    const logOf = (index: number) => (index % 2 === 0 ? one : other);
    const tags = Array.from({ length: 100 }, (_, index) => `t${index}`);
    await Promise.all(tags.map((tag, index) => logOf(index).purge([tag], 'HARD')));
    await vi.waitFor(() => expect(one.fence()).toEqual(other.fence()));
    expect(one.fence().number).toBe(before.number + 100);
    expect(tags.filter((tag) => one.judge([tag], before) !== 'hard' || other.judge([tag], before) !== 'hard')).toEqual(
      [],
    );
  });

  it('knows in a new process what was purged before it began', async () => {
    const one = await open();
    const before = one.fence();
    await one.purge(['a'], 'HARD');
    const late = await open();
    expect(['a', 'b'].map((tag) => late.judge([tag], before))).toEqual(['hard', 'valid']);
  });

  it('trusts nothing in a new process that is older than the purges that Redis remembers', async () => {
    const one = await open({ mostPurges: 2 });
    const fences = [one.fence()];
    for (const tag of ['a', 'b', 'c']) {
      await one.purge([tag], 'HARD');
      fences.push(one.fence());
    }
    const late = await open({ mostPurges: 2 });
    expect(fences.map((fence) => late.judge(['x'], fence))).toEqual(['hard', 'valid', 'valid', 'valid']);
    expect(await direct.xlen(`${prefix}:log`)).toBe(2);
  });

  it('trusts nothing older than the purges that it remembers itself', async () => {
    const one = await open({ mostTags: 1 });
    const before = one.fence();
    await one.purge(['a'], 'HARD');
    const between = one.fence();
    await one.purge(['b'], 'HARD');
    expect([before, between].map((fence) => one.judge(['x'], fence))).toEqual(['hard', 'valid']);
  });

  it('hears of a purge as it is published, and asks for those in between that it did not hear of', async () => {
    const [one, other] = [await open({ pollMs: 60_000 }), await open({ pollMs: 60_000 })];
    const before = other.fence();
    await one.purge(['a'], 'HARD');
    await vi.waitFor(() => expect(other.judge(['a'], before)).toBe('hard'));
    const number = await direct.hincrby(`${prefix}:sequence`, 'number', 1);
    await direct.xadd(`${prefix}:log`, `${number}-0`, 'mode', 'HARD', 'tags', '["b"]');
    await one.purge(['c'], 'HARD');
    await vi.waitFor(() => expect(other.fence()).toEqual({ ...before, number: number + 1 }));
    for (const log of [one, other]) expect(log.judge(['b'], before)).toBe('hard');
    const between = other.fence();
    await one.purge(['d'], 'HARD');
    await vi.waitFor(() => expect(other.judge(['d'], between)).toBe('hard'));
  });

  it('asks for what it was not told', async () => {
    const [one, other] = [await open(), await open({ pollMs: 50 })];
    const before = one.fence();
    await direct.publish(`${prefix}:heard`, 'not a purge');
    await direct.client('KILL', 'TYPE', 'PUBSUB');
    await one.purge(['a'], 'HARD');
    await vi.waitFor(() => expect(other.judge(['a'], before)).toBe('hard'));
  });

  it('purges here while Redis is away, and tells the others when it is back', async () => {
    const other = await open();
    const one = await open({ url: new URL(proxy.url) });
    const before = one.fence();
    await proxy.cut();
    expect(await one.purge(['a'], 'HARD')).toEqual({ isKnownToOthers: false });
    expect(await one.purge(['b'], 'SOFT')).toEqual({ isKnownToOthers: false });
    expect(['a', 'b', 'c'].map((tag) => one.judge([tag], before))).toEqual(['hard', 'soft', 'valid']);
    const meanwhile = one.fence();
    expect([one.judge(['a'], meanwhile), other.judge(['a'], meanwhile)]).toEqual(['valid', 'hard']);
    expect(other.judge(['a'], before)).toBe('valid');
    await proxy.mend();
    await one.hears();
    await vi.waitFor(() => expect(other.fence()).toEqual(one.fence()));
    for (const log of [one, other]) {
      expect(['a', 'b', 'c'].map((tag) => log.judge([tag], before))).toEqual(['hard', 'soft', 'valid']);
      expect(log.judge(['a'], log.fence())).toBe('valid');
    }
  });

  it('begins a generation rather than tell more purges than it could hold', async () => {
    const other = await open();
    const one = await open({ url: new URL(proxy.url), mostTags: 2 });
    const before = other.fence();
    await proxy.cut();
    await one.purge(['a', 'b', 'c'], 'SOFT');
    await proxy.mend();
    await one.hears();
    await vi.waitFor(() => expect(other.fence()).toEqual(one.fence()));
    expect([one.judge(['x'], before), other.judge(['x'], before)]).toEqual(['hard', 'hard']);
  });

  it('trusts nothing for longer than it is told to while it hears nothing', async () => {
    let at = 0;
    const one = await open({ url: new URL(proxy.url), deafMs: 8_000, now: () => at });
    const before = one.fence();
    await proxy.cut();
    await one.purge(['z'], 'HARD');
    at = 1_500;
    const meanwhile = one.fence();
    const judgeAt = (time: number) => {
      at = time;
      return [one.judge(['a'], before), one.judge(['a'], meanwhile)];
    };
    expect([1_500, 7_999, 8_000, 8_999, 9_000].map(judgeAt)).toEqual([
      ['valid', 'valid'],
      ['valid', 'valid'],
      ['hard', 'valid'],
      ['hard', 'valid'],
      ['hard', 'hard'],
    ]);
    await proxy.mend();
    await one.hears();
    expect([one.judge(['a'], before), one.judge(['z'], before), one.judge(['a'], meanwhile)]).toEqual([
      'valid',
      'hard',
      'hard',
    ]);
  });

  it('does not claim to hear after a silence', async () => {
    let at = 0;
    const one = await open({ url: new URL(proxy.url), pollMs: 60_000, budgetMs: 1_000, now: () => at });
    const before = one.fence();
    await proxy.cut();
    at = 122_000;
    expect([one.fence(), one.judge(['a'], before)]).toEqual([before, 'valid']);
    at = 122_001;
    expect([one.fence().generation === before.generation, one.judge(['a'], before)]).toEqual([false, 'hard']);
  });

  it('does not claim to hear where its connection brings nothing', async () => {
    const one = await open({ url: new URL(proxy.url), pollMs: 20, budgetMs: 200 });
    proxy.freeze();
    const told = one.purge(['a'], 'HARD');
    expect(await told).toEqual({ isKnownToOthers: false });
    await one.isDeaf();
    await proxy.mend();
    await one.hears();
    expect(await one.purge(['a'], 'HARD')).toEqual({ isKnownToOthers: true });
  });

  it('begins a generation where Redis has lost purges that it has heard of', async () => {
    const [one, other] = [await open(), await open()];
    await one.purge(['a'], 'HARD');
    await one.purge(['b'], 'HARD');
    const before = one.fence();
    await vi.waitFor(() => expect(other.fence()).toEqual(before));
    await direct.hset(`${prefix}:sequence`, 'number', before.number - 1);
    await one.purge(['c'], 'HARD');
    expect(one.fence()).toEqual({ generation: expect.not.stringMatching(before.generation), number: 1 });
    expect(one.judge(['a', 'b', 'c'], one.fence())).toBe('valid');
    await vi.waitFor(() => expect(other.fence()).toEqual(one.fence()));
    expect([one.judge(['x'], before), other.judge(['x'], before)]).toEqual(['hard', 'hard']);
  });
});
