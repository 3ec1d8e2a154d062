import type { Allowance, Budget, BudgetName, Standing } from './budget.ts';
import type { Count, WindowCounter } from './window-counter.ts';

interface BudgetOptions {
  name: BudgetName;
  allowance: Allowance;
  /** Seconds a window lasts. */
  windowS: number;
  counter: WindowCounter;
}

/** A budget over a counter. A refusal of several points takes none, so that a smaller wish may still be met. */
export function createBudget({ name, allowance, windowS, counter }: BudgetOptions): Budget {
  const standingOf = (limit: number, { used, resetMs }: Count): Standing => ({
    budget: name,
    limit,
    windowS,
    remaining: Math.max(limit - used, 0),
    resetS: Math.max(Math.ceil(resetMs / 1_000), 1),
  });

  return {
    async take(caller, wish) {
      const points = Math.ceil(wish);
      const limit = limitOf(allowance, caller);
      if (limit === 0 || points <= 0) return { kind: 'allowed', standing: null };
      const key = `${name}:${caller}`;
      const count = await counter.add(key, points);
      if (count.used <= limit) return { kind: 'allowed', standing: standingOf(limit, count) };
      if (points > 1) await counter.giveBack(key, points);
      const used = points > 1 ? count.used - points : count.used;
      return { kind: 'denied', standing: standingOf(limit, { ...count, used }) };
    },
    async giveBack(caller, points) {
      const whole = Math.floor(points);
      if (whole > 0 && limitOf(allowance, caller) > 0) await counter.giveBack(`${name}:${caller}`, whole);
    },
  };
}

function limitOf({ stranger, identified }: Allowance, caller: string): number {
  return caller.startsWith('subject:') ? identified : stranger;
}
