import { groupBy } from '@weedhounds/subgraph';
import type { OpeningPeriodRow } from './rows.ts';
import type { Sql } from './sql.ts';

/** The opening periods of shops by the shop's id, each in the order of the week from Monday. */
export async function findOpeningPeriods(
  sql: Sql,
  dispensaryIds: readonly string[],
): Promise<Map<string, OpeningPeriodRow[]>> {
  const rows = await sql.openingPeriod.findMany({
    where: { dispensaryId: { in: [...dispensaryIds] } },
    orderBy: [{ weekday: 'asc' }, { opensAt: 'asc' }],
  });
  return groupBy(rows, ({ dispensaryId }) => dispensaryId);
}
