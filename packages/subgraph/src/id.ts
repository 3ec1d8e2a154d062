import { createHash } from 'node:crypto';

const prefixes = ['dsp', 'jur', 'mnu', 'itm', 'var', 'str', 'smp', 'ana', 'rev'] as const;

/** Which type an id belongs to: dispensary, jurisdiction, menu, item, variant, strain, sample, analyte, review. */
export type IdPrefix = (typeof prefixes)[number];

/**
 * The id of the object with this natural key. The same key gives the same id on every machine, so an import that runs
 * twice meets its own rows. 80 bits of SHA-256: a clash among a billion objects has a chance below one in a million.
 */
export function createId(prefix: IdPrefix, ...naturalKey: string[]): string {
  const hash = createHash('sha256');
  // Each part carries its length, so that ['ab', 'c'] and ['a', 'bc'] differ.
  for (const part of naturalKey) hash.update(`${Buffer.byteLength(part)}:${part}`);
  return `${prefix}_${hash.digest('hex').slice(0, 20)}`;
}

/** The prefix of an id that `createId` could have made, else undefined. */
export function idPrefix(id: string): IdPrefix | undefined {
  const prefix = /^([a-z]{3})_[0-9a-f]{20}$/.exec(id)?.[1];
  return prefixes.find((known) => known === prefix);
}
