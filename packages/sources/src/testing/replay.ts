import type { LookupPlan, Observation } from '../source.ts';

/** What a source would do for one lookup. */
export interface Draw {
  has: boolean;
  ms: number;
}

/** How a source does for a while. */
export interface Behaviour {
  hitRate: number;
  /** Milliseconds, on the average; one in twenty takes ten times as long. */
  ms: number;
}

/** A generator of numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What each source would do for each lookup of a stretch. */
export function drawLookups(count: number, behaviours: readonly Behaviour[], random: () => number): Draw[][] {
  return Array.from({ length: count }, () =>
    behaviours.map(({ hitRate, ms }) => ({
      has: random() < hitRate,
      ms: ms * (0.5 + random()) * (random() < 0.05 ? 10 : 1),
    })),
  );
}

/** What a plan costs for one lookup: the milliseconds until there is an answer, and what its calls are worth. */
export function play(
  plan: LookupPlan,
  draws: readonly Draw[],
  callCosts: readonly number[],
  observe: (observation: Observation) => void = () => {},
): number {
  return plan.kind === 'in-turn'
    ? playInTurn(plan.order, draws, callCosts, observe)
    : playAtOnce(draws, callCosts, observe);
}

function playInTurn(
  order: readonly number[],
  draws: readonly Draw[],
  callCosts: readonly number[],
  observe: (observation: Observation) => void,
): number {
  let cost = 0;
  for (const source of order) {
    const { has, ms } = draws[source] as Draw;
    cost += ms + (callCosts[source] ?? 0);
    observe({ source, plan: 'in-turn', outcome: has ? 'found' : 'missing', ms });
    if (has) break;
  }
  return cost;
}

function playAtOnce(
  draws: readonly Draw[],
  callCosts: readonly number[],
  observe: (observation: Observation) => void,
): number {
  const end = Math.min(...draws.flatMap(({ has, ms }) => (has ? ms : [])), Math.max(...draws.map(({ ms }) => ms)));
  for (const [source, { has, ms }] of draws.entries()) {
    if (ms > end) observe({ source, plan: 'at-once', outcome: 'stopped', ms: end });
    else observe({ source, plan: 'at-once', outcome: has ? 'found' : 'missing', ms });
  }
  return end + callCosts.reduce((sum, cost) => sum + cost, 0);
}
