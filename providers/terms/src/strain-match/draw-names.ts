import { createHash } from 'node:crypto';

/** Drawn with another seed, other names would come. */
const seed = 'strain-names-1';

/**
 * Draws names at random, each once: those whose SHA-256 with a seed before them is lowest, in that order, so that anyone can draw
 * the same ones again, and later ones that are none of the first.
 */
export function drawNames(names: Iterable<string>, skip: number, count: number): string[] {
  return [...new Set(names)]
    .map((name) => ({ name, key: createHash('sha256').update(`${seed}\n${name}`).digest('hex') }))
    .toSorted((left, right) => (left.key < right.key ? -1 : 1))
    .slice(skip, skip + count)
    .map(({ name }) => name);
}
