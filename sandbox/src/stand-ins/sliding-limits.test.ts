import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSlidingLimits } from './sliding-limits.ts';

describe('createSlidingLimits', () => {
  it('admits no more than the limit over any stretch of its length, and as many as that', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(pauses, fc.integer({ min: 1, max: 5 }), (gaps, calls) => {
        let now = 1_000_000;
        const limits = createSlidingLimits([{ calls, perMs: 100 }], () => now);
        const admitted: number[] = [];
        for (const gap of gaps) {
          now += gap;
          const inWindow = admitted.filter((at) => at > now - 100).length;
          const waitMs = limits.admit('a', '/products');
          if (waitMs === null) admitted.push(now);
          expect(waitMs === null).toBe(inWindow < calls);
          if (waitMs === null) continue;
          expect(admitted.filter((at) => at > now + waitMs - 100).length).toBeLessThan(calls);
          expect(admitted.filter((at) => at > now + waitMs - 1 - 100).length).toBe(calls);
        }
      }),
    );
  });

  it('counts each caller for itself, and a path by the longest prefix alone', () => {
    const limits = createSlidingLimits(
      [
        { calls: 1, perMs: 1000 },
        { calls: 2, perMs: 1000, pathPrefix: '/reporting' },
      ],
      () => 0,
    );
    const admits = (caller: string, path: string) => limits.admit(caller, path) === null;
    expect([admits('a', '/products'), admits('a', '/products'), admits('b', '/products')]).toEqual([true, false, true]);
    const report = '/reporting/inventory';
    expect([admits('a', report), admits('a', report), admits('a', report)]).toEqual([true, true, false]);
  });

  it('counts a call against several windows of one prefix, and none of them where one refuses', () => {
    let now = 0;
    const limits = createSlidingLimits(
      [
        { calls: 1, perMs: 10 },
        { calls: 2, perMs: 1000 },
      ],
      () => now,
    );
    expect(limits.admit('a', '/')).toBeNull();
    expect(limits.admit('a', '/')).toBe(10);
    now = 10;
    expect(limits.admit('a', '/')).toBeNull();
    now = 20;
    expect(limits.admit('a', '/')).toBe(980);
  });
});
