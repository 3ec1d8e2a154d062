import { Prisma } from '../../generated/prisma/client.ts';
import type { PricePointRow } from '../store/rows.ts';
import type { ItemRows } from './to-item-rows.ts';

/**
 * Adds to the price history: what records give of earlier prices, then each variant's price now where it differs from the
 * last one known. A second price of the same instant takes the first one's place.
 */
export async function writePrices(
  transaction: Prisma.TransactionClient,
  items: readonly ItemRows[],
  observedAt: Date,
): Promise<void> {
  await transaction.pricePoint.createMany({ data: items.flatMap(({ history }) => history), skipDuplicates: true });
  const current = items.flatMap(({ variants }) =>
    variants.flatMap(({ id: variantId, currency, price, salePrice }) =>
      price === null ? [] : [{ variantId, observedAt, currency, price, salePrice }],
    ),
  );
  const latest = await findLatest(
    transaction,
    current.map(({ variantId }) => variantId),
  );
  const changed = current.filter((point) => !isSamePrice(point, latest.get(point.variantId)));
  const replaced = { observedAt, variantId: { in: changed.map(({ variantId }) => variantId) } };
  await transaction.pricePoint.deleteMany({ where: replaced });
  await transaction.pricePoint.createMany({ data: changed });
}

async function findLatest(
  transaction: Prisma.TransactionClient,
  variantIds: readonly string[],
): Promise<Map<string, PricePointRow>> {
  const rows = await transaction.$queryRaw<PricePointRow[]>(Prisma.sql`
    select distinct on (p.variant_id)
      p.variant_id as "variantId", p.observed_at as "observedAt", p.currency, p.price, p.sale_price as "salePrice"
    from "menu"."price_point" p where p.variant_id = any(${[...variantIds]}::text[])
    order by p.variant_id, p.observed_at desc`);
  return new Map(rows.map((row) => [row.variantId, row]));
}

function isSamePrice(a: PricePointRow, b: PricePointRow | undefined): boolean {
  return b !== undefined && a.price === b.price && a.salePrice === b.salePrice && a.currency === b.currency;
}
