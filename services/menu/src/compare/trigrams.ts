/**
 * The trigrams of a text's words, each once, as pg_trgm makes them: two blanks before a word and one after it.
 *
 * @param words in lower case, letters and digits only
 */
export function trigramsOf(words: readonly string[]): ReadonlySet<string> {
  const trigrams = new Set<string>();
  for (const word of words) {
    const padded = [...`  ${word} `];
    for (let at = 0; at + 3 <= padded.length; at += 1) trigrams.add(padded.slice(at, at + 3).join(''));
  }
  return trigrams;
}

/** A pair of sets, by their places in the list they came from, the first before the second. */
export interface SimilarPair {
  first: number;
  second: number;
  /** Shared trigrams by all trigrams of both, from 0 to 1: pg_trgm's `similarity`. */
  similarity: number;
}

/**
 * Every pair of sets at least this similar. Goes through the trigrams that sets share, not through all pairs: the names
 * of a thousand goods share few.
 *
 * @param least more than 0
 */
export function similarPairs(sets: readonly ReadonlySet<string>[], least: number): SimilarPair[] {
  const holders = new Map<string, number[]>();
  const pairs: SimilarPair[] = [];
  sets.forEach((set, second) => {
    const shared = new Map<number, number>();
    for (const trigram of set) {
      const earlier = holders.get(trigram) ?? [];
      for (const first of earlier) shared.set(first, (shared.get(first) ?? 0) + 1);
      earlier.push(second);
      holders.set(trigram, earlier);
    }
    for (const [first, count] of shared) {
      const similarity = count / ((sets[first]?.size ?? 0) + set.size - count);
      if (similarity >= least) pairs.push({ first, second, similarity });
    }
  });
  return pairs;
}
