/** Chance that a seed decides: the same seed draws the same, on any machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** From `low` up to, not including, `high`. */
  between(low: number, high: number): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  /** True in a share `probability` of draws. */
  chance(probability: number): boolean;
  /** One of the list, which must hold one. */
  pick<T>(list: readonly T[]): T;
  /** `count` different ones of the list, or all when it holds fewer. */
  sample<T>(list: readonly T[], count: number): T[];
}

/** Creates chance from a seed: mulberry32 over an FNV-1a hash of the seed's text. Not for secrets. */
export function createRandom(seed: string): Random {
  let state = hash(seed);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number) => low + (high - low) * next();
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1));
  return {
    next,
    between,
    whole,
    chance: (probability) => next() < probability,
    pick(list) {
      if (list.length === 0) throw new RangeError('pick needs a list that holds one; got an empty one.');
      return list[whole(0, list.length - 1)] as (typeof list)[number];
    },
    sample(list, count) {
      const rest = [...list];
      const drawn: (typeof list)[number][] = [];
      while (drawn.length < count && rest.length > 0) drawn.push(...rest.splice(whole(0, rest.length - 1), 1));
      return drawn;
    },
  };
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return value;
}
