import { type DataSource, type StrainName, strainSlug } from '@weedhounds/provider-terms';
import type { Sql } from '../store/sql.ts';
import { resolveSlugs } from './resolve-slugs.ts';
import { storeNames } from './store-names.ts';
import { strainId } from './store-strains.ts';
import { strainTable } from './tables.ts';
import { upsert } from './upsert.ts';

/** A strain that some record names without describing it. */
export interface ImpliedStrain extends StrainName {
  source: DataSource;
}

/**
 * Stores a bare strain for each name whose slug no strain goes by.
 *
 * @returns the strain of every slug
 */
export async function storeImpliedStrains(sql: Sql, named: readonly ImpliedStrain[]): Promise<Map<string, string>> {
  const known = await resolveSlugs(
    sql,
    named.map(({ slug }) => slug),
  );
  const missing = new Map<string, ImpliedStrain>();
  for (const strain of named.filter(({ slug }) => !known.has(slug))) {
    const isFirst = !missing.has(strain.slug);
    // Of several names for one slug, the first that spells it: `Gorilla Glue #4` before the alias `GG4`.
    if (isFirst || (!spellsSlug(missing.get(strain.slug)) && spellsSlug(strain))) missing.set(strain.slug, strain);
  }
  const strains = [...missing.values()].map((strain) => ({ ...strain, id: strainId(strain), aliases: [] }));
  await upsert(
    sql,
    strainTable,
    strains.map(({ id, slug, name, source }) => ({
      id,
      slug,
      name,
      effects: [],
      flavors: [],
      source: source.name,
      terms: source.terms,
      is_implied: true,
    })),
  );
  await storeNames(sql, strains);
  return new Map([...known, ...strains.map(({ slug, id }) => [slug, id] as const)]);
}

function spellsSlug(strain: ImpliedStrain | undefined): boolean {
  return strain !== undefined && strainSlug(strain.name) === strain.slug;
}
