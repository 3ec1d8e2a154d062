import { randomUUID } from 'node:crypto';
import { createLeases, type Leases } from '@weedhounds/cache/shared';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { hasRedis, startRedis, type TestRedis } from '../../gateway/src/testing/find-redis.ts';

describe.skipIf(!hasRedis())('leases in Redis (needs REDIS_URL or redis-server)', () => {
  let redis: TestRedis;
  let direct: Redis;
  let leases: readonly Leases[];
  let prefix: string;

  beforeAll(async () => {
    redis = await startRedis();
    direct = new Redis(redis.url.href);
  });
  afterAll(async () => {
    direct.disconnect();
    await redis.stop();
  });
  beforeEach(async () => {
    prefix = `lease:${randomUUID()}:`;
    leases = [1, 2, 3, 4].map(() => createLeases({ url: redis.url, prefix, budgetMs: 2_000 }));
    for (const one of leases) await vi.waitFor(async () => expect((await one.take(randomUUID(), 1)).kind).toBe('ours'));
    return () => Promise.all(leases.map((one) => one.close()));
  });

  const take = (one: Leases | undefined, name: string) => (one as Leases).take(name, 60_000);

  it('go to one of a thousand who ask at once', async () => {
    const asked = Array.from({ length: 1_000 }, (_, index) => take(leases[index % 4], 'a'));
    const kinds = (await Promise.all(asked)).map(({ kind }) => kind);
    expect([kinds.filter((kind) => kind === 'ours').length, kinds.filter((kind) => kind === 'taken').length]).toEqual([
      1, 999,
    ]);
  });

  it('can be taken again once they are released, or have run out', async () => {
    const [one, other] = leases;
    const lease = await take(one, 'a');
    expect(await take(other, 'a')).toEqual({ kind: 'taken' });
    if (lease.kind === 'ours') await lease.release();
    expect((await take(other, 'a')).kind).toBe('ours');
    expect((await one?.take('b', 1))?.kind).toBe('ours');
    await vi.waitFor(async () => expect((await take(other, 'b')).kind).toBe('ours'));
  });

  it('are not released by one whose lease has run out and is another’s', async () => {
    const [one, other] = leases;
    const late = await take(one, 'a');
    await direct.del(`${prefix}a`);
    expect((await take(other, 'a')).kind).toBe('ours');
    if (late.kind === 'ours') await late.release();
    expect(await take(one, 'a')).toEqual({ kind: 'taken' });
  });
});
