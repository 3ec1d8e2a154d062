import type { LookupPlan, Observation } from './source.ts';

export interface AdaptiveOptions {
  /** What a call of each source is worth, in milliseconds. */
  callCosts: readonly number[];
  /** Share of all that was spent so far that may go into asking sources only to learn of them. Default 0.03. */
  explorationShare?: number;
  /** Weight of the newest observation; the others lose so much. Default 0.05: about the last twenty count. */
  weight?: number;
}

/** Chooses in which order sources are asked, by what they did before. */
export interface AdaptivePlan {
  choose(): LookupPlan;
  observe(observation: Observation): void;
  /** What is thought of each source now. */
  estimates(): readonly Readonly<Estimate>[];
}

/** What a source is thought to do. */
interface Estimate {
  /** Share of asks in which it has what is looked for. */
  hitRate: number;
  /** Milliseconds until it gives what it has. */
  foundMs: number;
  /** Milliseconds until it says that it has not. */
  missingMs: number;
  /** Lookups since it last said something. */
  silentFor: number;
  isKnown: boolean;
}

/** Lookups after which a source that said nothing is asked again, where there is something left to spend on it. */
const longSilence = 50;

/**
 * Weighs waiting against calls: a plan costs the milliseconds until there is an answer, and what each call is worth. Of all orders one after the other the best
 * is that by cost for each hit (of independent sources); that, the given order and all at once are compared by what they are expected to cost.
 *
 * What is not asked is not learned of. So now and then all are asked at once, for no more than a share of what all lookups have cost.
 */
export function createAdaptivePlan({
  callCosts,
  explorationShare = 0.03,
  weight = 0.05,
}: AdaptiveOptions): AdaptivePlan {
  const estimates: Estimate[] = callCosts.map(() => ({
    ...{ hitRate: 0.5, foundMs: 0, missingMs: 0, silentFor: 0, isKnown: false },
  }));
  const given = callCosts.map((_, place) => place);
  /** Milliseconds until the first of all that were asked at once had it; null before that was seen. The least of several is less than the least mean. */
  let firstMs: number | null = null;
  let spent = 0;
  let explored = 0;

  const callCostOf = (place: number) => callCosts[place] ?? 0;
  const of = (place: number) => estimates[place] as Estimate;
  const meanMs = ({ hitRate, foundMs, missingMs }: Estimate) => hitRate * foundMs + (1 - hitRate) * missingMs;
  const costOfAsking = (place: number) => meanMs(of(place)) + callCostOf(place);

  function costInTurn(order: readonly number[]): number {
    let [cost, reached] = [0, 1];
    for (const place of order) {
      cost += reached * costOfAsking(place);
      reached *= 1 - of(place).hitRate;
    }
    return cost;
  }

  function costAtOnce(): number {
    let [waited, missing] = [0, 1];
    for (const place of given.toSorted((a, b) => of(a).foundMs - of(b).foundMs)) {
      waited += missing * of(place).hitRate * of(place).foundMs;
      missing *= 1 - of(place).hitRate;
    }
    const untilFound = firstMs === null ? waited : Math.min(waited, (1 - missing) * firstMs);
    const calls = callCosts.reduce((sum, one) => sum + one, 0);
    return calls + untilFound + missing * Math.max(...estimates.map(({ missingMs }) => missingMs));
  }

  /** The cheapest for each hit first. */
  function learnedOrder(): readonly number[] {
    const price = (place: number) => costOfAsking(place) / Math.max(of(place).hitRate, 1e-6);
    return given.toSorted((a, b) => price(a) - price(b));
  }

  return {
    choose() {
      for (const estimate of estimates) estimate.silentFor += 1;
      const learned = learnedOrder();
      const [inGiven, inLearned, atOnce] = [costInTurn(given), costInTurn(learned), costAtOnce()];
      const least = Math.min(inGiven, inLearned, atOnce);
      const isUnsure = estimates.some(({ isKnown, silentFor }) => !isKnown || silentFor > longSilence);
      if (isUnsure && explored + atOnce - least <= explorationShare * spent) {
        explored += atOnce - least;
        return { kind: 'at-once' };
      }
      if (atOnce < Math.min(inGiven, inLearned)) return { kind: 'at-once' };
      return { kind: 'in-turn', order: inLearned < inGiven ? learned : given };
    },

    observe({ source, plan, outcome, ms }) {
      const estimate = of(source);
      spent += ms + callCostOf(source);
      // Whoever was stopped would have taken longer than that: it says nothing of what it has.
      if (outcome === 'stopped') {
        estimate.foundMs = Math.max(estimate.foundMs, ms);
        estimate.silentFor = 0;
        return;
      }
      // The longer it was silent, the less is what it said before worth.
      const share = estimate.isKnown ? Math.min(0.5, 1 - (1 - weight) ** Math.max(1, estimate.silentFor)) : 0.5;
      const blend = (before: number, now: number) => (estimate.isKnown ? before + share * (now - before) : now);
      const isFound = outcome === 'found';
      estimate.hitRate += share * ((isFound ? 1 : 0) - estimate.hitRate);
      if (isFound) estimate.foundMs = estimate.foundMs === 0 ? ms : blend(estimate.foundMs, ms);
      else estimate.missingMs = estimate.missingMs === 0 ? ms : blend(estimate.missingMs, ms);
      if (isFound && plan === 'at-once') firstMs = firstMs === null ? ms : firstMs + share * (ms - firstMs);
      estimate.silentFor = 0;
      estimate.isKnown = true;
    },

    estimates: () => estimates,
  };
}
