import { strainAliases, strainSlug } from '@weedhounds/provider-terms';
import type { Sql } from '../store/sql.ts';
import { strainNameTable } from './tables.ts';
import { upsert } from './upsert.ts';

/** A strain's names as a source has them. */
export interface NamedStrain {
  id: string;
  slug: string;
  name: string;
  aliases: readonly string[];
}

/**
 * Stores the names that strains go by, with the aliases everybody knows, in place of those stored before. A slug is a
 * strain's own before it is another's alias; an alias whose slug is taken is left out.
 *
 * @param strains no two with the same slug
 * @returns the ids of the strains whose names changed
 */
export async function storeNames(sql: Sql, strains: readonly NamedStrain[]): Promise<string[]> {
  const own = strains.map(({ id, slug, name }) => ({ slug, name, is_own: true, strain_id: id }));
  const ownerOf = new Map(strains.map(({ id, slug }) => [slug, id]));
  const changed = await upsert<{ slug: string }>(sql, strainNameTable, own);
  const ids = strains.map(({ id }) => id);
  const aliases = JSON.stringify(strains.flatMap(toAliasRows));
  const deleted = await sql.$queryRaw<{ strainId: string }[]>`
    delete from "strain"."strain_name"
    where not is_own and strain_id = any(${ids}::text[]) and (strain_id, slug) not in (
      select r.strain_id, r.slug from jsonb_to_recordset(${aliases}::jsonb) as r(strain_id text, slug text))
    returning strain_id as "strainId"`;
  const inserted = await sql.$queryRaw<{ strainId: string }[]>`
    insert into "strain"."strain_name" (slug, name, is_own, strain_id)
    select slug, name, false, strain_id
    from jsonb_to_recordset(${aliases}::jsonb) as r(slug text, name text, strain_id text)
    on conflict (slug) do nothing
    returning strain_id as "strainId"`;
  return [
    ...changed.flatMap(({ slug }) => ownerOf.get(slug) ?? []),
    ...[...deleted, ...inserted].map((row) => row.strainId),
  ];
}

function toAliasRows({ id, slug: ownSlug, aliases }: NamedStrain) {
  return [...aliases, ...strainAliases(ownSlug)]
    .map((name) => ({ slug: strainSlug(name), name, strain_id: id }))
    .filter(({ slug }) => slug !== '' && slug !== ownSlug);
}
