import type { PageRequest } from '@weedhounds/subgraph';
import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';
import type { SaleScope } from '../sale/sale-scope.ts';
import { conditionsOf, type ItemCriteria } from './item-criteria.ts';
import { type ItemOrder, orderBy, sortColumn, stretchesAfter } from './item-order.ts';
import { metresTo } from './near.ts';
import { isInScope } from './sale-conditions.ts';
import { all } from './sql.ts';
import { scoreOf, wordSimilarityThreshold } from './text-match.ts';

/** A part of a list of items. */
export interface ItemQuery {
  criteria: ItemCriteria;
  order: ItemOrder;
  page: PageRequest;
}

/** Where an item stands in a list. */
export interface ItemPlace {
  id: string;
  sortValue: string | number | null;
  /** Millionths; null when no text was searched for. */
  score: number | null;
  /** Null when no point was asked about. */
  metres: number | null;
}

/** What a list of items belongs to: a menu, or a strain with every slug it goes by. */
export type ItemOwner =
  | { kind: 'menu'; ownerId: string }
  | { kind: 'strain'; ownerId: string; slugs: readonly string[] };

type Client = Pick<PrismaClient, '$queryRaw' | '$transaction'>;
type PlaceRow = Omit<ItemPlace, 'sortValue'> & { sort_value: string | number | bigint | null };

/** One row more than a page of the scope's items of all menus: in one statement, or in two where a text is searched for. */
export async function listItems(client: Client, query: ItemQuery, scope: SaleScope): Promise<ItemPlace[]> {
  const rows = client.$queryRaw<PlaceRow[]>`${pageOf(query, isInScope(scope))}`;
  if (query.criteria.words === null) return (await rows).map(toPlace);
  const threshold = String(wordSimilarityThreshold);
  const setting = client.$queryRaw`select set_config('pg_trgm.word_similarity_threshold', ${threshold}, true)`;
  const [, found] = await client.$transaction([setting, rows]);
  return found.map(toPlace);
}

/**
 * One row more than a page of each owner's items in the scope, in one statement however many owners there are.
 *
 * @param owners of one kind
 */
export async function listItemsOfOwners(
  client: Client,
  owners: readonly ItemOwner[],
  query: ItemQuery,
  scope: SaleScope,
): Promise<Map<string, ItemPlace[]>> {
  const places = new Map<string, ItemPlace[]>(owners.map(({ ownerId }) => [ownerId, []]));
  const keys = owners.map((owner) => Prisma.sql`(${owner.ownerId}::text, ${slugsOf(owner)}::text[])`);
  const isOwned =
    owners[0]?.kind === 'menu' ? Prisma.sql`i.menu_id = o.owner_id` : Prisma.sql`i.strain_slug = any(o.slugs)`;
  const rows = await client.$queryRaw<(PlaceRow & { owner_id: string })[]>`
    select o.owner_id, p.* from (values ${Prisma.join(keys)}) o (owner_id, slugs)
    cross join lateral (${pageOf(query, all([isOwned, isInScope(scope)]))}) p
    order by o.owner_id, p.rank`;
  for (const row of rows) places.get(row.owner_id)?.push(toPlace(row));
  return places;
}

/** `rank` numbers the rows, because a lateral join promises no order. */
function pageOf({ criteria, order, page }: ItemQuery, isListed: Prisma.Sql): Prisma.Sql {
  const { near, words } = criteria;
  const limit = page.first + 1;
  const isNear = near ? Prisma.sql`f.metres <= ${near.radius * 1000}::float8` : Prisma.sql`true`;
  const stretches = page.after ? stretchesAfter(order, page.after) : [Prisma.sql`true`];
  const rows = stretches.map(
    (isInStretch) => Prisma.sql`(
      select f.* from (
        select i.id, i.sort_name, i.lowest_price, i.lowest_price_per_gram,
          ${words ? scoreOf(words) : Prisma.sql`null::int`} as score,
          ${near ? metresTo(near) : Prisma.sql`null::int`} as metres
        from "menu"."menu_item" i join "menu"."menu" m on m.id = i.menu_id
        where ${all([isListed, ...conditionsOf(criteria)])}
      ) f
      where ${isNear} and ${isInStretch} order by ${orderBy(order)} limit ${limit}
    )`,
  );
  return Prisma.sql`
    select f.id, ${sortColumn(order)} as sort_value, f.score, f.metres,
      row_number() over (order by ${orderBy(order)})::int as rank
    from (${Prisma.join(rows, ' union all ')}) f
    order by ${orderBy(order)} limit ${limit}`;
}

function slugsOf(owner: ItemOwner): string[] {
  return owner.kind === 'menu' ? [] : [...owner.slugs];
}

function toPlace({ id, sort_value, score, metres }: PlaceRow): ItemPlace {
  return { id, sortValue: typeof sort_value === 'bigint' ? Number(sort_value) : sort_value, score, metres };
}
