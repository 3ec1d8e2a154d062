import type { StrainRecord } from '@weedhounds/provider-terms';
import { createId } from '@weedhounds/subgraph';
import type { Sql } from '../store/sql.ts';
import { storeNames } from './store-names.ts';
import { storeParents } from './store-parents.ts';
import { strainTable } from './tables.ts';
import { upsert } from './upsert.ts';

export function strainId({ slug }: { slug: string }): string {
  return createId('str', slug);
}

/**
 * Stores a catalogue's strains. A record replaces what is stored under its slug, whoever stored it; only parents that
 * another source named stay.
 *
 * @param records no two with the same slug
 * @returns the ids of the strains that were new or changed
 */
export async function storeStrains(sql: Sql, records: readonly StrainRecord[]): Promise<Set<string>> {
  const families = records.flatMap(({ slug, parents = [], source }) =>
    parents.length > 0 ? [{ childId: strainId({ slug }), parents, source: source.name }] : [],
  );
  const changed = await upsert<{ id: string }>(sql, strainTable, records.map(toStrainRow));
  return new Set([
    ...changed.map(({ id }) => id),
    ...(await storeNames(
      sql,
      records.map((record) => ({ ...record, id: strainId(record) })),
    )),
    ...(await storeParents(sql, families, { overrules: false })),
  ]);
}

function toStrainRow({ slug, name, type, breeder, description, effects, flavors, source }: StrainRecord) {
  return {
    id: strainId({ slug }),
    slug,
    name,
    type,
    breeder,
    description,
    effects,
    flavors,
    source: source.name,
    terms: source.terms,
    is_implied: false,
  };
}
