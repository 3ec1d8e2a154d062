import { accept, refuse, type Translation } from '@weedhounds/ingest';
import { parentsByRowNumber } from '@weedhounds/provider-kushy';
import {
  canonicalStrainSlug,
  type DataSource,
  isGenericName,
  type LineageRecord,
  type StrainName,
  strainSlug,
} from '@weedhounds/provider-terms';

export const columns = ['child', 'parents', 'raw', 'source'] as const;

/** A row: a child, its parents with `|` between them, what stood in the compiler's source, and which that was. */
export type LineageRow = Record<(typeof columns)[number], string>;

export const lineageSource: DataSource = {
  name: 'Cannabis Data Science, by Cannlytics',
  terms: 'MIT',
  refreshedOn: null,
};

/** A producer's code for a batch: `P-CRU-TANA-Z`, `S1-FR2-080923-BISC-H`. */
const batchCode = /^[A-Z]\d?(-[A-Z0-9]+){3,}$|^[A-Z]\d?-FR\d-/;

const mostParents = 4;

/**
 * Translates one row. Names keep their spelling but for shouting; slugs lead from an alias to its strain.
 *
 * The rows that the compiler took from Kushy name wrong parents: they were looked up by row number in a table that had
 * lost rows since, so that Blue Cheese comes out as a child of Big Wreck and five strains as their own parents. What stood
 * there (`raw`) is looked up again; rows whose numbers cannot be told are refused.
 */
export function translateLineage(row: LineageRow): Translation<LineageRecord> {
  const repairs: string[] = [];
  const childName = cleanChild(row.child, repairs);
  if (batchCode.test(childName)) return refuse('a batch code in place of the child', row.child);
  const child = nameOf(childName, repairs);
  if (isGenericName(child.slug) && row.source !== 'kushy') return refuse('no child that is a strain', row.child);

  const parents = row.source === 'kushy' ? parentsByRowNumber(row.raw) : readParents(row.parents, repairs);
  if (parents === null) return refuse('parents given by row numbers that cannot be told', row.raw);
  if (row.source === 'kushy') repairs.push('parents-by-shifted-row-number');
  if (parents.length === 0) return refuse('no parent');
  if (parents.length > mostParents) return refuse('more than four parents', row.parents);
  if (parents.some((parent) => parent.slug === child.slug))
    return refuse('a strain that is its own parent', row.parents);
  return accept({ childName: child.name, childSlug: child.slug, parents, source: lineageSource }, repairs);
}

function readParents(text: string, repairs: string[]): StrainName[] {
  const named = text.split('|').map((name) => name.trim());
  const known = named.filter((name) => name !== '' && !/^\(?unknown/i.test(name));
  if (known.length < named.length) repairs.push('unknown-parent-left-out');
  return uniqueBySlug(known.map((name) => nameOf(name, repairs)));
}

/** `Heavy Hitters: 1g Cart: Live Rosin: Watermelon Z [I]` → `Watermelon Z`; `Grease Monkey 1G` → `Grease Monkey`. */
function cleanChild(child: string, repairs: string[]): string {
  const name = child
    .trim()
    .replace(/^.*:\s*(THCV\s)?/, '')
    .replace(/\s*\[[ISH]\]$/, '')
    .replace(/\s+\d*\.?\d+\s*G$/i, '');
  if (name !== child.trim()) repairs.push('child-cut-from-product-name');
  return name;
}

function nameOf(raw: string, repairs: string[]): StrainName {
  const name = withoutShouting(raw.replace(/\s+/g, ' ').trim());
  if (name !== raw) repairs.push('capitals-unified');
  const slug = strainSlug(name);
  const canonical = canonicalStrainSlug(slug);
  if (canonical !== slug) repairs.push('strain-alias-resolved');
  return { name, slug: canonical };
}

/** `SUNSET SHERBERT` → `Sunset Sherbert`, `fatso` → `Fatso`; short words such as OG, GSC and GG4 stay capitals. */
function withoutShouting(name: string): string {
  const isShouted = /[A-Z]{4}/.test(name) && name === name.toUpperCase();
  const words = name.split(' ').map((word) => {
    if (isShouted && word.length > 3) return word.charAt(0) + word.slice(1).toLowerCase();
    return name === name.toLowerCase() ? capitalised(word) : word;
  });
  return words.join(' ');
}

function capitalised(word: string): string {
  return /\d/.test(word) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1);
}

function uniqueBySlug(names: readonly StrainName[]): StrainName[] {
  return [...new Map(names.toReversed().map((name) => [name.slug, name])).values()].toReversed();
}
