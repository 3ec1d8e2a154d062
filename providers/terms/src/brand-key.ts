import { repairMojibake } from './plain-text.ts';
import { strainSlug } from './strain-slug.ts';

/** Words that brands put behind their name or leave out: legal forms and the trade's own. */
const suffixes = new Set(
  'brand brands cannabis cannabiz co company corp corporation group inc llc ltd products the tm'.split(' '),
);

/** What stands where a brand is not known. */
const noBrands = new Set([
  '',
  'n-a',
  'na',
  'no-brand',
  'none',
  'null',
  'other',
  'unbranded',
  'unknown',
  'unknown-producer',
]);

/**
 * The key a brand is known by, however it is spelt: `Wana`, `WANA Brands` and `Wana Brands, Inc.` → `wana`; `(the) Essence`
 * → `essence`. Null where the text names no brand. A key is for comparing; the name to show is the provider's own.
 */
export function brandKey(name: string | null): string | null {
  const slug = strainSlug(repairMojibake(name ?? '').replace(/[™®©]/g, ''));
  if (noBrands.has(slug)) return null;
  const words = slug.split('-');
  while (words.length > 1 && suffixes.has(words.at(-1) ?? '')) words.pop();
  while (words.length > 1 && words[0] === 'the') words.shift();
  return words.join('');
}
