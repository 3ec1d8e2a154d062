import type { StrainName } from '@weedhounds/provider-terms';
import { groupBy } from '@weedhounds/subgraph';
import type { Sql } from '../store/sql.ts';

/** What a source says of where a strain comes from. */
export interface ParentsOfChild {
  childId: string;
  /** In the source's order. */
  parents: readonly StrainName[];
  source: string;
}

interface ParentOfChild extends StrainName {
  childId: string;
  position: number;
  source: string;
}

/**
 * Stores the parents of strains in place of those stored before.
 *
 * @param families no two of the same child
 * @param overrules false leaves a child alone that has parents from another source
 * @returns the children whose parents changed
 */
export async function storeParents(
  sql: Sql,
  families: readonly ParentsOfChild[],
  { overrules }: { overrules: boolean },
): Promise<string[]> {
  const stored = groupBy(
    await findStored(
      sql,
      families.map(({ childId }) => childId),
    ),
    ({ childId }) => childId,
  );
  const changed = families.filter(({ childId, parents, source }) => {
    const before = stored.get(childId);
    if (!before) return true;
    if (!overrules && before.some((parent) => parent.source !== source)) return false;
    return JSON.stringify(before) !== JSON.stringify(toRows({ childId, parents, source }));
  });
  const changedIds = changed.map(({ childId }) => childId);
  if (changedIds.length === 0) return [];
  await sql.$executeRaw`delete from "strain"."strain_parent" where child_id = any(${changedIds}::text[])`;
  await sql.$executeRaw`
    insert into "strain"."strain_parent" (child_id, position, name, slug, source)
    select "childId", position, name, slug, source
    from jsonb_to_recordset(${JSON.stringify(changed.flatMap(toRows))}::jsonb)
      as r("childId" text, position smallint, name text, slug text, source text)`;
  return changedIds;
}

function toRows({ childId, parents, source }: ParentsOfChild): ParentOfChild[] {
  return parents.map(({ name, slug }, position) => ({ childId, position, name, slug, source }));
}

/** With their columns in the order of `toRows`. */
function findStored(sql: Sql, childIds: readonly string[]): Promise<ParentOfChild[]> {
  return sql.$queryRaw`
    select child_id as "childId", position, name, slug, source from "strain"."strain_parent"
    where child_id = any(${childIds}::text[]) order by child_id, position`;
}
