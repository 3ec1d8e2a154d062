import { Prisma } from '../../generated/prisma/client.ts';

/** How many pieces of a variant there are; null when it is not known. */
interface VariantStock {
  id: string;
  stock: number | null;
}

/**
 * Stores the stock of variants that stand on a menu, and each one's history where it is another than it was.
 *
 * @param stocks of any variants; of those that are not stored nothing is written
 * @returns what has changed: ids
 */
export async function writeStock(
  transaction: Prisma.TransactionClient,
  stocks: readonly VariantStock[],
  observedAt: Date,
): Promise<{ items: string[]; variants: string[] }> {
  if (stocks.length === 0) return { items: [], variants: [] };
  const ids = stocks.map(({ id }) => id);
  const quantities = stocks.map(({ stock }) => stock);
  const moved = await transaction.$queryRaw<{ id: string; itemId: string; stock: number | null }[]>(Prisma.sql`
    update "menu"."variant" v set stock = s.stock
    from unnest(${ids}::text[], ${quantities}::int[]) s (id, stock)
    where v.id = s.id and v.stock is distinct from s.stock
    returning v.id, v.item_id as "itemId", v.stock`);
  if (moved.length === 0) return { items: [], variants: [] };
  const items = [...new Set(moved.map(({ itemId }) => itemId))];
  // As the import has it: there where one is, gone where all are, else unknown.
  await transaction.$executeRaw(Prisma.sql`
    update "menu"."menu_item" i set in_stock = s.in_stock
    from (
      select item_id, case when bool_or(stock > 0) then true when bool_and(stock is not distinct from 0) then false end as in_stock
      from "menu"."variant" where item_id = any(${items}::text[]) group by item_id
    ) s
    where i.id = s.item_id`);
  await write(transaction, moved, observedAt);
  return { items, variants: moved.map(({ id }) => id) };
}

/**
 * Adds to the history of variants that were written anew, or are gone: of them nothing is known any more.
 *
 * @param before those that stood there before
 * @param now those that stand there now
 */
export async function addStockPoints(
  transaction: Prisma.TransactionClient,
  before: readonly VariantStock[],
  now: readonly VariantStock[],
  observedAt: Date,
): Promise<void> {
  const known = new Map(before.map(({ id, stock }) => [id, stock]));
  const present = new Set(now.map(({ id }) => id));
  const moved = now.filter(({ id, stock }) => (known.get(id) ?? null) !== stock);
  const gone = before.filter(({ id, stock }) => !present.has(id) && stock !== null);
  await write(transaction, [...moved, ...gone.map(({ id }) => ({ id, stock: null }))], observedAt);
}

/** A second stock of the same instant takes the first one's place. */
async function write(
  transaction: Prisma.TransactionClient,
  points: readonly VariantStock[],
  observedAt: Date,
): Promise<void> {
  if (points.length === 0) return;
  const variantIds = points.map(({ id }) => id);
  const quantities = points.map(({ stock }) => stock);
  await transaction.$executeRaw(Prisma.sql`
    insert into "menu"."stock_point" (variant_id, observed_at, quantity)
    select p.id, ${observedAt}::timestamptz, p.quantity from unnest(${variantIds}::text[], ${quantities}::int[]) p (id, quantity)
    on conflict (variant_id, observed_at) do update set quantity = excluded.quantity`);
}
