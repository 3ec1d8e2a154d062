import type { PageRequest } from '@weedhounds/subgraph';
import { groupBy } from '@weedhounds/subgraph';
import type { Programme } from '../../generated/prisma/client.ts';
import type { JurisdictionRow, PurchaseLimitRow } from './rows.ts';
import type { Sql } from './sql.ts';

/** Which jurisdictions. All that is given must hold. */
export interface JurisdictionCriteria {
  country: string | null;
  programme: Programme | null;
}

/** One row more than a page of jurisdictions, by code. */
export function listJurisdictions(
  sql: Sql,
  { country, programme }: JurisdictionCriteria,
  { first, after }: PageRequest,
): Promise<JurisdictionRow[]> {
  return sql.jurisdiction.findMany({
    where: {
      ...(country !== null && { country }),
      ...(programme !== null && { programme }),
      ...(after && { code: { gt: String(after[0]) } }),
    },
    orderBy: { code: 'asc' },
    take: first + 1,
  });
}

/** Jurisdictions by id. */
export async function findJurisdictionsById(sql: Sql, ids: readonly string[]): Promise<[string, JurisdictionRow][]> {
  const rows = await sql.jurisdiction.findMany({ where: { id: { in: [...ids] } } });
  return rows.map((row) => [row.id, row]);
}

/** Jurisdictions by code. */
export async function findJurisdictionsByCode(
  sql: Sql,
  codes: readonly string[],
): Promise<[string, JurisdictionRow][]> {
  const rows = await sql.jurisdiction.findMany({ where: { code: { in: [...codes] } } });
  return rows.map((row) => [row.code, row]);
}

/** The purchase limits of jurisdictions by the jurisdiction's id: flower, concentrate, edible; residents before visitors. */
export async function findPurchaseLimits(
  sql: Sql,
  jurisdictionIds: readonly string[],
): Promise<Map<string, PurchaseLimitRow[]>> {
  const rows = await sql.purchaseLimit.findMany({
    where: { jurisdictionId: { in: [...jurisdictionIds] } },
    orderBy: [{ kind: 'asc' }, { residency: 'asc' }],
  });
  return groupBy(rows, ({ jurisdictionId }) => jurisdictionId);
}
