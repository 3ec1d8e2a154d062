import { expect, it } from 'vitest';
import { createAdaptivePlan } from './adaptive-plan.ts';
import type { LookupPlan } from './source.ts';
import { type Behaviour, createRandom, drawLookups, play } from './testing/replay.ts';

/** Every plan that does not learn. */
const fixed: Record<string, LookupPlan> = {
  'local first': { kind: 'in-turn', order: [0, 1] },
  'remote first': { kind: 'in-turn', order: [1, 0] },
  'at once': { kind: 'at-once' },
};

/** What the adaptive plan costs over stretches of 5,000 lookups, by what the best fixed one costs, and which that is. */
function replay(stretches: readonly Behaviour[][], callCosts: readonly number[], seed: number) {
  const random = createRandom(seed);
  const lookups = stretches.flatMap((behaviours) => drawLookups(5_000, behaviours, random));
  const costOf = (plan: LookupPlan) => lookups.reduce((sum, draws) => sum + play(plan, draws, callCosts), 0);
  const [best] = Object.entries(fixed)
    .map(([name, plan]) => ({ name, cost: costOf(plan) }))
    .sort((a, b) => a.cost - b.cost);
  const adaptive = createAdaptivePlan({ callCosts });
  const cost = lookups.reduce((sum, draws) => sum + play(adaptive.choose(), draws, callCosts, adaptive.observe), 0);
  return { best: best?.name, regret: cost / (best?.cost ?? 1) - 1 };
}

const store = { hitRate: 0.95, ms: 1 };
const coldStore = { hitRate: 0.05, ms: 1 };
const slowStore = { hitRate: 0.3, ms: 200 };
const provider = { hitRate: 0.98, ms: 300 };
const quick = { hitRate: 0.98, ms: 20 };

it.each([
  ['a warm store and a provider whose calls are dear', [[store, provider]], [0, 300], 'local first'],
  ['a cold store', [[coldStore, provider]], [0, 300], 'local first'],
  ['a slow store and a quick source that costs nothing', [[slowStore, quick]], [0, 0], 'at once'],
  ['a slow store and a quick source that costs a little', [[slowStore, quick]], [5, 5], 'remote first'],
  [
    'a slow store that becomes a quick one',
    [
      [slowStore, quick],
      [store, quick],
    ],
    [0, 50],
    'at once',
  ],
  [
    'a quick store that becomes slow, and quick again',
    [
      [store, provider],
      [slowStore, provider],
      [store, provider],
    ],
    [0, 300],
    'local first',
  ],
  [
    'a source that becomes the quicker one while nobody asks it',
    [
      [
        { hitRate: 1, ms: 200 },
        { hitRate: 1, ms: 900 },
      ],
      [
        { hitRate: 1, ms: 200 },
        { hitRate: 1, ms: 20 },
      ],
    ],
    [0, 30],
    'at once',
  ],
  [
    'a store that has everything, and calls that cost a fortune',
    [[{ hitRate: 1, ms: 1 }, quick]],
    [0, 10_000],
    'local first',
  ],
  [
    'a provider that loses what it has',
    [
      [slowStore, quick],
      [slowStore, { hitRate: 0.02, ms: 20 }],
    ],
    [0, 20],
    'at once',
  ],
] as const)('costs at most a tenth more than the best fixed plan over %s', (_, stretches, callCosts, name) => {
  for (const seed of [1, 2, 3]) {
    const { best, regret } = replay(stretches as unknown as Behaviour[][], callCosts, seed);
    expect(best).toBe(name);
    expect(regret).toBeLessThanOrEqual(0.1);
  }
});

it('costs less than any fixed plan where sources change places', () => {
  const { regret } = replay(
    [
      [store, { hitRate: 0.98, ms: 300 }],
      [slowStore, quick],
    ],
    [0, 20],
    4,
  );
  expect(regret).toBeLessThan(-0.1);
});
