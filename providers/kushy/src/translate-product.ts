import { accept, refuse, type Translation } from '@weedhounds/ingest';
import {
  brandKey,
  type CompoundPotency,
  cleanName,
  findAnalyte,
  isDosed,
  matchStrain,
  type ProductCategory,
  type ProductRecord,
  parsePotency,
  parseWeight,
  readCategory,
  repairMojibake,
  type StrainIndex,
  type StrainMatch,
  strainSlug,
} from '@weedhounds/provider-terms';
import { kushySource } from './translate.ts';

/** Columns that we read, as the export names them. */
export const productColumns = ['id', 'name', 'brand', 'category', 'strain', 'thc', 'cbd'] as const;

/** A row of the export. */
export type KushyProductRow = Record<(typeof productColumns)[number], string>;

/** Words in the strain's column that are a type of strain. */
const types = new Set(['indica', 'sativa', 'hybrid', 'high-cbd', 'cbd', 'blend', 'mixed', 'unknown', 'n-a', 'none']);

/** Rules that read a figure as it stands. */
const plainRules = new Set(['read-from-text']);

/** Translates one row of the export, which has no prices and no sizes. `NULL` and an empty field both mean "not known". */
export function translateKushyProduct(row: KushyProductRow, index: StrainIndex): Translation<ProductRecord> {
  const rawName = known(row.name);
  if (rawName === null) return refuse('no name');
  const { name, rules } = cleanName(rawName);
  if (/(\.\.\.|…)$/.test(name)) return refuse('a name that is cut off', rawName);
  if (strainSlug(name) === '') return refuse('a name of no product', rawName);
  const repairs = [...rules];
  const rawCategory = known(row.category);
  const { category, rule } = readCategory(rawCategory, { name });
  if (rule !== 'category') repairs.push(`category-${rule === 'unknown' ? 'unknown' : `from-${rule}`}`);
  const brand = readBrand(row.brand, repairs);
  return accept(
    {
      sourceKey: row.id,
      name,
      rawName: row.name,
      brand,
      brandKey: brandKey(brand),
      category,
      rawCategory,
      strain: readStrain(row.strain, name, category, index, repairs),
      rawStrain: known(row.strain),
      potencies: [
        ...readPotency('THC', row.thc, name, category, repairs),
        ...readPotency('CBD', row.cbd, name, category, repairs),
      ],
      source: kushySource,
    },
    repairs,
  );
}

function readBrand(field: string, repairs: string[]): string | null {
  const raw = known(field);
  if (raw === null) return null;
  const brand = repairMojibake(raw);
  if (brandKey(brand) === null) {
    repairs.push('unknown-brand-is-no-brand');
    return null;
  }
  if (brand !== raw) repairs.push('mojibake-repaired');
  return brand;
}

/**
 * The strain of the catalogue that the column names. Edibles, drinks and topicals are believed only where their own name has
 * the strain too: the column gives one to candies and soaps that are of none.
 */
function readStrain(
  field: string,
  name: string,
  category: ProductCategory,
  index: StrainIndex,
  repairs: string[],
): StrainMatch | null {
  const raw = known(field);
  if (raw === null) return null;
  if (types.has(strainSlug(raw))) {
    repairs.push('type-is-no-strain');
    return null;
  }
  const match = matchStrain(raw, index);
  if (match === null) {
    repairs.push('strain-without-match-left-out');
    return null;
  }
  const isNamed = `-${strainSlug(name)}-`.includes(`-${strainSlug(match.name)}-`);
  if (isDosed(category) && !isNamed) {
    repairs.push('strain-not-in-name-left-out');
    return null;
  }
  repairs.push(`strain-by-${match.rule.toLowerCase()}`);
  return { slug: match.slug, name: match.name, rule: 'PROVIDER_FIELD', confidence: match.score };
}

/** One compound's strength; a dose in the name (`(1000mg)`) shows up a unit that cannot be. */
function readPotency(
  compound: 'THC' | 'CBD',
  field: string,
  name: string,
  category: ProductCategory,
  repairs: string[],
): CompoundPotency[] {
  const text = known(field);
  if (text === null) return [];
  const label = /([\d,.]+)\s*mg\b/i.exec(name)?.[0];
  const dose = isDosed(category) && label ? parseWeight(label) : null;
  const potency = parsePotency({ text }, { category, doseMilligrams: dose && dose.grams * 1000 });
  if (potency === null) {
    repairs.push(`${compound.toLowerCase()}-that-cannot-be-left-out`);
    return [];
  }
  if (!plainRules.has(potency.rule)) repairs.push(potency.rule);
  return [{ compound, analyteId: findAnalyte(compound)?.id ?? null, ...potency }];
}

function known(field: string): string | null {
  const text = field.trim();
  return text === '' || text === 'NULL' ? null : text;
}
