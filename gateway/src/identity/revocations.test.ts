import { randomUUID } from 'node:crypto';
import { Keyv } from 'keyv';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FaultProxy, startFaultProxy } from '../testing/fault-proxy.ts';
import { hasRedis, startRedis, type TestRedis } from '../testing/find-redis.ts';
import { createRevocationStore } from './create-revocation-store.ts';
import { createRevocations, type Revocations } from './revocations.ts';

if (!hasRedis() && process.env.CI === 'true') {
  throw new Error('Redis tests need REDIS_URL or a redis-server on the PATH.');
}

const inAnHour = () => Math.floor(Date.now() / 1_000) + 3_600;

/** A Keyv store whose reads and writes behave as told; keeps what it was called with. */
function createStore(behave: () => Promise<unknown>) {
  const calls: unknown[][] = [];
  const use = (...args: unknown[]) => {
    calls.push(args);
    return behave();
  };
  return { calls, get: use, set: use, delete: use, clear: use };
}

const keyvOf = (store: object) => new Keyv<boolean>({ store, throwOnErrors: true });

describe('revocations in memory', () => {
  it('refuse the token that was revoked and no other', async () => {
    const revocations = createRevocations({ store: await createRevocationStore() });
    await revocations.revoke('a', inAnHour());
    expect([await revocations.isRevoked('a'), await revocations.isRevoked('b')]).toEqual([true, false]);
  });

  it('are kept until the token ends, leeway included', async () => {
    const store = createStore(async () => true);
    const revocations = createRevocations({ store: keyvOf(store), now: () => 1_000_000, leewayS: 60 });
    await revocations.revoke('a', 1_300);
    expect(store.calls.map(([, , milliseconds]) => milliseconds)).toEqual([360_000]);
  });

  it('keep nothing of a token that has ended', async () => {
    const store = createStore(async () => true);
    const revocations = createRevocations({ store: keyvOf(store), now: () => 1_000_000, leewayS: 60 });
    await revocations.revoke('a', 940);
    expect(store.calls.length).toBe(0);
  });
});

describe('a store of revocations that fails', () => {
  it.each([
    ['with an error', async () => Promise.reject(new Error('down'))],
    ['by not answering', () => new Promise<never>(() => {})],
  ])('%s is not asked again until the pause is over', async (_, behave) => {
    let elapsed = 0;
    const store = createStore(behave);
    const revocations = createRevocations({ store: keyvOf(store), budgetMs: 20, pauseMs: 1_000, clock: () => elapsed });
    await expect(revocations.isRevoked('a')).rejects.toThrow();
    elapsed = 999;
    await expect(revocations.isRevoked('a')).rejects.toThrow('a moment ago');
    expect(store.calls.length).toBe(1);
    elapsed = 1_000;
    await expect(revocations.isRevoked('a')).rejects.toThrow();
    expect(store.calls.length).toBe(2);
  });

  it('and says so by an event only has failed', async () => {
    const keyv: Keyv<boolean> = keyvOf(
      createStore(async () => {
        keyv.emit('error', new Error('down'));
        return undefined;
      }),
    );
    const revocations = createRevocations({ store: keyv });
    await expect(revocations.isRevoked('a')).rejects.toThrow('reported a failure');
  });

  it('fails the revoking, and the token is refused here all the same', async () => {
    const store = createStore(async () => Promise.reject(new Error('down')));
    const revocations = createRevocations({ store: keyvOf(store) });
    await expect(revocations.revoke('a', inAnHour())).rejects.toThrow('down');
    expect(await revocations.isRevoked('a')).toBe(true);
    await expect(revocations.isRevoked('b')).rejects.toThrow();
  });
});

describe.skipIf(!hasRedis())('revocations in Redis (needs REDIS_URL or redis-server)', () => {
  let redis: TestRedis;
  let proxy: FaultProxy;
  let opened: Revocations[] = [];

  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());
  beforeEach(async () => {
    proxy = await startFaultProxy(redis.url, 6379);
  });
  afterEach(async () => {
    await Promise.all(opened.map((revocations) => revocations.close()));
    opened = [];
    await proxy.cut().catch(() => {});
  });

  async function open(url: string): Promise<Revocations> {
    const revocations = createRevocations({ store: await createRevocationStore(url), pauseMs: 0, budgetMs: 500 });
    opened.push(revocations);
    return revocations;
  }

  it('are shared by gateways', async () => {
    const [one, other] = [await open(proxy.url), await open(proxy.url)];
    const jti = randomUUID();
    expect(await other.isRevoked(jti)).toBe(false);
    await one.revoke(jti, inAnHour());
    expect([await one.isRevoked(jti), await other.isRevoked(jti)]).toEqual([true, true]);
  });

  it.each(['cut', 'freeze'] as const)(
    'are not known after a %s, but for those met before, and are once it is mended',
    async (fault) => {
      const [one, other] = [await open(redis.url.href), await open(proxy.url)];
      const [met, unmet] = [randomUUID(), randomUUID()];
      await one.revoke(met, inAnHour());
      expect(await other.isRevoked(met)).toBe(true);
      await proxy[fault]();
      await one.revoke(unmet, inAnHour());
      await expect(other.isRevoked(unmet)).rejects.toThrow();
      await expect(other.revoke(randomUUID(), inAnHour())).rejects.toThrow();
      expect(await other.isRevoked(met)).toBe(true);
      await proxy.mend();
      await vi.waitFor(async () => expect(await other.isRevoked(unmet)).toBe(true), 10_000);
    },
  );
});
