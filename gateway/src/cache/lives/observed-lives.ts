import { type EntityFacts, type Policy, type Rates, ttlOf } from '@weedhounds/cache';
import type { StoredPart } from '../entries/stored-part.ts';
import { ShopHours } from './shop-hours.ts';
import { ValueHistory } from './value-history.ts';

/** A part of an object, as it was brought. */
export interface BroughtPart {
  /** Under which it is kept. */
  key: string;
  /** The object's type and id; undefined for the root, and where it tells none. */
  object: string | undefined;
  value: StoredPart;
  /** The types and ids of the objects it holds. */
  held: readonly string[];
}

/** How long what is brought lives. */
export interface Lives {
  /** Milliseconds for which a part is fresh. @param at milliseconds since the epoch */
  ttlOf(policy: Policy, part: BroughtPart, at: number): number;
}

/** What was seen of one policy's values; what is long ago counts less. */
interface Seen {
  /** Time between fetches of values, in milliseconds, added up. */
  valueMs: number;
  changes: number;
  asks: number;
  /** Asks since the start, as they were last. */
  asksBefore: number;
  at: number;
}

/** Milliseconds after which what was seen counts half. */
const halfLifeMs = 3_600_000;

/** Changes that must have been seen before anything is made of them. */
const enough = 3;

/**
 * Learns from what fetches bring: how often values of a policy change, how a value's own numbers have moved, and when the shop is open that
 * something belongs to. Policies with a fixed time take no part in it.
 *
 * @param asksOf how many parts were asked for by a policy since the start
 */
export function createObservedLives(asksOf: (policy: string) => number): Lives {
  const values = new ValueHistory();
  const shops = new ShopHours();
  const seen = new Map<string, Seen>();

  function ratesOf(policy: string, elapsedMs: number | undefined, hasChanged: boolean, at: number): Rates | undefined {
    const asks = asksOf(policy);
    const one = seen.get(policy) ?? { valueMs: 0, changes: 0, asks: 0, asksBefore: asks, at };
    seen.set(policy, one);
    const fading = 0.5 ** (Math.max(0, at - one.at) / halfLifeMs);
    one.valueMs = one.valueMs * fading + (elapsedMs ?? 0);
    one.changes = one.changes * fading + (hasChanged ? 1 : 0);
    one.asks = one.asks * fading + (asks - one.asksBefore);
    one.asksBefore = asks;
    one.at = at;
    if (one.changes < enough || one.valueMs <= 0) return undefined;
    return { changes: one.changes / one.valueMs, asks: one.asks / one.valueMs };
  }

  return {
    ttlOf(policy, { key, object, value, held }, at) {
      if (object !== undefined) shops.note(object, value, held);
      const { name, strategy } = policy;
      if (strategy === 'fixed') return policy.ttlMs;
      const { elapsedMs, hasChanged, history } = values.observe(key, value, at);
      const facts: EntityFacts = {
        history,
        rates: ratesOf(name, elapsedMs, hasChanged, at),
        opening: object === undefined ? undefined : shops.openingOf(object, at),
      };
      return ttlOf(policy, facts, at);
    },
  };
}
