import { randomUUID } from 'node:crypto';
import type { Fence, PurgeMode } from '@weedhounds/cache';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type FaultProxy, startFaultProxy } from '../../gateway/src/testing/fault-proxy.ts';
import { hasRedis, startRedis, type TestRedis } from '../../gateway/src/testing/find-redis.ts';
import { type OpenLog, openLog } from './open-log.ts';

/** Less than the second within which a purge is in force everywhere; a log that is cut off trusts nothing for longer. */
const deafMs = 600;
const tags = ['a', 'b', 'c', 'd'];

type Step =
  | { kind: 'fetch'; log: number; tag: string }
  | { kind: 'purge'; log: number; tag: string; mode: PurgeMode }
  | { kind: 'cut' | 'freeze' | 'mend'; log: number }
  /** Redis forgets everything. */
  | { kind: 'lose' }
  /** Every purge that was begun is acknowledged. */
  | { kind: 'settle' };

const log = fc.nat(2);
const tag = fc.constantFrom(...tags);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('fetch' as const), log, tag }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('purge' as const),
      log,
      tag,
      mode: fc.constantFrom<PurgeMode>('HARD', 'SOFT'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('cut' as const, 'freeze' as const), log }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('mend' as const), log }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'lose' as const }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'settle' as const }) },
);

interface Fetched {
  tag: string;
  fence: Fence;
  /** How many purges had begun when its fetch began. */
  begun: number;
}

interface Purged {
  by: number;
  tag: string;
  mode: PurgeMode;
  /** Its place among the purges, in the order in which they began. */
  place: number;
  /** When it was acknowledged, by `performance.now`; undefined until then. */
  at: number | undefined;
  /** From when on it is in force elsewhere; undefined while the others cannot know of it. */
  elsewhereAt: number | undefined;
}

describe.skipIf(!hasRedis())('three logs over one Redis (needs REDIS_URL or redis-server)', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  it('trust nothing here that was begun before a purge is acknowledged, and nothing elsewhere a second later', async () => {
    let judged = 0;
    const run = fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 80 }), async (steps) => {
      const three = await openThree(redis.url);
      try {
        judged += await play(steps, three);
      } finally {
        await three.close();
      }
    });
    await fc.assert(run, { numRuns: 12, seed: 1, endOnFailure: true });
    expect(judged).toBeGreaterThan(500);
  });
});

interface Three {
  logs: readonly OpenLog[];
  proxies: readonly FaultProxy[];
  direct: Redis;
  prefix: string;
  close(): Promise<void>;
}

async function openThree(url: URL): Promise<Three> {
  const prefix = `{${randomUUID()}}`;
  const direct = new Redis(url.href);
  const proxies = await Promise.all([0, 1, 2].map(() => startFaultProxy(url, 6379)));
  const logs = proxies.map((proxy) => openLog({ url: new URL(proxy.url), prefix, deafMs, pollMs: 40, budgetMs: 100 }));
  await Promise.all(logs.map((one) => one.hears()));
  return {
    logs,
    proxies,
    direct,
    prefix,
    async close() {
      for (const one of logs) await one.close();
      for (const proxy of proxies) await proxy.mend().then(proxy.cut);
      direct.disconnect();
    },
  };
}

/** Plays steps, and judges after each whatever was fetched. @returns how many times a purge was seen to be in force */
async function play(steps: readonly Step[], { logs, proxies, direct, prefix }: Three): Promise<number> {
  const fetched: Fetched[] = [];
  const purged: Purged[] = [];
  const acknowledgements: Promise<void>[] = [];
  const areCut = new Set<number>();
  let judged = 0;

  for (const step of steps) {
    await take(step);
    check();
  }
  await Promise.all(acknowledgements);
  check();
  // A second later, first with the logs cut off that are, and then with all of them connected.
  const lastAt = performance.now();
  await vi.waitFor(() => expect(performance.now() - lastAt).toBeGreaterThan(1_000), { timeout: 5_000 });
  check();
  await Promise.all(proxies.map((proxy) => proxy.mend()));
  await vi.waitFor(() => expect(new Set(logs.map((one) => JSON.stringify(one.fence()))).size).toBe(1), {
    timeout: 10_000,
  });
  // All have been connected again, and have told one another.
  for (const purge of purged) purge.elsewhereAt ??= performance.now();
  check();
  return judged;

  function take(step: Step): unknown {
    switch (step.kind) {
      case 'fetch':
        return fetched.push({ tag: step.tag, fence: logOf(step.log).fence(), begun: purged.length });
      case 'purge':
        return acknowledgements.push(purge(step.log, step.tag, step.mode));
      case 'settle':
        return Promise.all(acknowledgements);
      case 'lose':
        return direct.del(`${prefix}:sequence`, `${prefix}:log`);
      default:
        return disturb(step.kind, step.log);
    }
  }

  function check(): void {
    for (const [index, one] of logs.entries()) {
      for (const { tag, fence, begun } of fetched) {
        const at = performance.now();
        const standing = one.judge([tag], fence);
        for (const purge of purged) {
          if (purge.tag !== tag || purge.place <= begun || purge.at === undefined) continue;
          if (purge.by !== index && !(purge.elsewhereAt !== undefined && at > purge.elsewhereAt)) continue;
          judged++;
          if (standing === 'valid' || (standing === 'soft' && purge.mode === 'HARD')) {
            throw new Error(
              `Log ${index} finds ${tag} ${standing} at ${at}: ${JSON.stringify({ fence, begun, purge })}`,
            );
          }
        }
      }
    }
  }

  function logOf(index: number): OpenLog {
    return logs[index] as OpenLog;
  }

  async function purge(by: number, tag: string, mode: PurgeMode): Promise<void> {
    const one: Purged = { by, tag, mode, place: purged.length + 1, at: undefined, elsewhereAt: undefined };
    purged.push(one);
    const { isKnownToOthers } = await logOf(by).purge([tag], mode);
    one.at = performance.now();
    if (isKnownToOthers) one.elsewhereAt = one.at + 1_000;
  }

  async function disturb(kind: 'cut' | 'freeze' | 'mend', index: number): Promise<void> {
    const proxy = proxies[index] as FaultProxy;
    if (kind === 'freeze') return proxy.freeze();
    if (kind === 'mend') await proxy.mend();
    else if (!areCut.has(index)) await proxy.cut();
    if (kind === 'mend') areCut.delete(index);
    else areCut.add(index);
  }
}
