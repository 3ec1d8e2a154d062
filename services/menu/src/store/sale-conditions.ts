import { Prisma } from '../../generated/prisma/client.ts';
import type { SaleScope } from '../sale/sale-scope.ts';
import { any } from './sql.ts';

/** Whether the item `i` of the menu `m` is in the scope. A menu without a jurisdiction is in none. */
export function isInScope({ adult, medical, unstated }: SaleScope): Prisma.Sql {
  const isAt = (jurisdictions: readonly string[]) => Prisma.sql`m.jurisdiction = any(${[...jurisdictions]}::text[])`;
  return any([
    Prisma.sql`${isAt(adult)} and 'ADULT' = any(i.serves)`,
    Prisma.sql`${isAt(medical)} and 'MEDICAL' = any(i.serves)`,
    Prisma.sql`${isAt(unstated)} and i.serves = '{}'`,
  ]);
}

/** The same, for the client's own queries of items. */
export function inScope({ adult, medical, unstated }: SaleScope): Prisma.MenuItemWhereInput {
  const at = (jurisdictions: readonly string[]) => ({ menu: { jurisdiction: { in: [...jurisdictions] } } });
  return {
    OR: [
      { ...at(adult), serves: { has: 'ADULT' } },
      { ...at(medical), serves: { has: 'MEDICAL' } },
      { ...at(unstated), serves: { isEmpty: true } },
    ],
  };
}
