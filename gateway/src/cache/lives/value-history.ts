import { createHash } from 'node:crypto';
import type { Snapshot } from '@weedhounds/cache';
import { LRUCache } from 'lru-cache';
import type { StoredPart } from '../entries/stored-part.ts';

/** A value at the last fetches of it. */
interface Observed {
  /** The names of its fields: another operation may have asked for others. */
  names: string;
  fingerprint: string;
  at: number;
  /** Its numbers at the last fetches, the oldest first. */
  history: readonly Snapshot[];
}

/** What one more fetch of a value has shown. */
export interface Observation {
  /** Milliseconds since the fetch before; undefined where none is known of the same fields. */
  elapsedMs: number | undefined;
  hasChanged: boolean;
  history: readonly Snapshot[];
}

/** Values that are remembered. */
const capacity = 20_000;

/** Fetches of each. */
const fetches = 8;

/** Remembers what values were at the last fetches of them, by their keys. */
export class ValueHistory {
  readonly #known = new LRUCache<string, Observed>({ max: capacity });

  /** @param at milliseconds since the epoch */
  observe(key: string, { fields }: StoredPart, at: number): Observation {
    const names = Object.keys(fields).sort().join('\n');
    const text = JSON.stringify(fields, sorted);
    const fingerprint = createHash('sha1').update(text).digest('base64url');
    const before = this.#known.get(key);
    const same = before?.names === names ? before : undefined;
    const history = [...(same?.history ?? []), { at, numbers: numbersIn(JSON.parse(text)) }].slice(-fetches);
    this.#known.set(key, { names, fingerprint, at, history });
    return {
      elapsedMs: same && at - same.at,
      hasChanged: same !== undefined && same.fingerprint !== fingerprint,
      history,
    };
  }
}

/** Properties in one order. */
function sorted(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}
