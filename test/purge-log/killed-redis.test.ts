import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createLeases } from '@weedhounds/cache/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hasRedis } from '../../gateway/src/testing/find-redis.ts';
import { type LoneRedis, startLoneRedis } from './lone-redis.ts';
import { type OpenLog, openLog } from './open-log.ts';

const hasOwnRedis = hasRedis() && !process.env.REDIS_URL;

describe.skipIf(!hasOwnRedis)('a Redis that is killed (needs redis-server, and no REDIS_URL)', () => {
  let redis: LoneRedis;
  let logs: OpenLog[];

  beforeEach(async () => {
    redis = await startLoneRedis(await takeFreePort());
    logs = [];
  });
  afterEach(async () => {
    for (const log of logs) await log.close();
    await redis.kill();
  });

  function open(): OpenLog {
    const log = openLog({ url: redis.url, budgetMs: 300, pollMs: 50, deafMs: 60_000 });
    logs.push(log);
    return log;
  }

  it('begins a generation when it is back with nothing in it, so that nothing older is trusted', async () => {
    const [one, other] = [open(), open()];
    await Promise.all([one.hears(), other.hears()]);
    await one.purge(['a'], 'HARD');
    await vi.waitFor(() => expect(other.fence()).toEqual(one.fence()));
    const before = one.fence();
    await redis.kill();
    await Promise.all([one.isDeaf(), other.isDeaf()]);
    expect([one.judge(['x'], before), other.judge(['x'], before)]).toEqual(['valid', 'valid']);
    await redis.start();
    await Promise.all([one.hears(), other.hears()]);
    expect([one.judge(['x'], before), other.judge(['x'], before)]).toEqual(['hard', 'hard']);
    expect(one.fence()).toEqual({ generation: other.fence().generation, number: 0 });
  });

  it('is told of what was purged while it was away', async () => {
    const [one, other] = [open(), open()];
    await Promise.all([one.hears(), other.hears()]);
    await redis.kill();
    expect(await one.purge(['a'], 'HARD')).toEqual({ isKnownToOthers: false });
    await redis.start();
    await Promise.all([one.hears(), other.hears()]);
    await vi.waitFor(() => expect(other.fence()).toEqual(one.fence()));
    expect(one.fence().number).toBe(1);
  });

  it('may be absent when a log begins', async () => {
    await redis.kill();
    const one = open();
    const before = one.fence();
    expect(await one.purge(['a'], 'HARD')).toEqual({ isKnownToOthers: false });
    expect(['a', 'b'].map((tag) => one.judge([tag], before))).toEqual(['hard', 'valid']);
    await redis.start();
    await one.hears();
    expect(one.fence().number).toBe(1);
  });

  it('leaves it unknown who has a lease', async () => {
    await redis.kill();
    const leases = createLeases({ url: redis.url });
    expect((await leases.take('a', 1_000)).kind).toBe('unknown');
    await leases.close();
  });
});

async function takeFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
