import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isRefreshedEarly } from './early-refresh.ts';

const entry = { freshUntil: 10_000, buildMs: 100 };

it('is certain at the end, and hardly ever happens long before', () => {
  expect([isRefreshedEarly(entry, 10_000, () => 0.999), isRefreshedEarly(entry, 9_000, () => 0.001)]).toEqual([
    true,
    false,
  ]);
});

it('happens with the probability exp(−t / Δ)', () => {
  for (const t of [10, 100, 250]) {
    const draws = 10_000;
    const chances = Array.from({ length: draws }, (_, index) => (index + 0.5) / draws);
    const share =
      chances.filter((chance) => isRefreshedEarly(entry, entry.freshUntil - t, () => chance)).length / draws;
    expect(share).toBeCloseTo(Math.exp(-t / entry.buildMs), 3);
  }
});

it('is the likelier the nearer the end is and the longer the fetch takes', () => {
  const ms = fc.integer({ min: 0, max: 100_000 });
  fc.assert(
    fc.property(ms, ms, ms, ms, fc.double({ min: 0.001, max: 1, noNaN: true }), (one, other, build, longer, chance) => {
      const [near, far] = [Math.min(one, other), Math.max(one, other)];
      const at = (left: number, buildMs: number) => isRefreshedEarly({ freshUntil: left, buildMs }, 0, () => chance);
      expect(Number(at(near, build))).toBeGreaterThanOrEqual(Number(at(far, build)));
      expect(Number(at(near, build + longer))).toBeGreaterThanOrEqual(Number(at(near, build)));
    }),
  );
});

it('begins e times before the first has come back, of very many who ask', () => {
  const rounds = 2_000;
  const stepMs = 0.1;
  let state = 7;
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  let begun = 0;
  for (let round = 0; round < rounds; round++) {
    let firstAt: number | undefined;
    for (let now = 8_000; firstAt === undefined || now < firstAt + entry.buildMs; now += stepMs) {
      if (!isRefreshedEarly(entry, Math.min(now, entry.freshUntil - 1e-9), draw)) continue;
      firstAt ??= now;
      begun++;
    }
  }
  // With a thousand askers in the time of a fetch, the first begins some seven of those times before the end.
  expect(begun / rounds).toBeGreaterThan(Math.E - 0.15);
  expect(begun / rounds).toBeLessThan(Math.E + 0.15);
}, 30_000);
