import type { Policy } from '../policy.ts';
import { adaptiveTtl, type Rates } from './adaptive-ttl.ts';
import { businessHoursTtl, type Opening } from './business-hours-ttl.ts';
import { type Snapshot, volatilityTtl } from './volatility-ttl.ts';

/** What is known of the data that an entry is about to hold. What is not known shortens nothing. */
export interface EntityFacts {
  /** How often data of its policy is asked for, and changes. */
  rates?: Rates | undefined;
  /** Its own numbers, as they were at each fetch, the oldest first. */
  history?: readonly Snapshot[] | undefined;
  /** Of the shop that it belongs to. */
  opening?: Opening | undefined;
}

/**
 * How long data is fresh: a pure function of its policy, what is known of it, and now. Never longer than the policy says, which is what
 * users are promised.
 *
 * @param now milliseconds since the epoch
 * @returns milliseconds
 */
export function ttlOf(policy: Pick<Policy, 'ttlMs' | 'strategy'>, facts: EntityFacts, now: number): number {
  const { ttlMs, strategy } = policy;
  const byRates = () => (facts.rates ? adaptiveTtl(ttlMs, facts.rates) : ttlMs);
  const byHistory = () => (facts.history ? volatilityTtl(ttlMs, facts.history) : ttlMs);
  const byHours = () => (facts.opening ? businessHoursTtl(ttlMs, facts.opening, now) : ttlMs);
  switch (strategy) {
    case 'fixed':
      return ttlMs;
    case 'adaptive':
      return byRates();
    case 'volatility':
      return byHistory();
    case 'business-hours':
      return byHours();
    case 'hybrid':
      return Math.min(byRates(), byHistory(), byHours());
    default:
      return assertNever(strategy);
  }
}

function assertNever(strategy: never): never {
  throw new TypeError(`A strategy must be one that there is; got ${String(strategy)}.`);
}
