import { createId } from '@weedhounds/subgraph';
import { Prisma } from '../../generated/prisma/client.ts';
import type { MenuImportOptions } from '../import/import-menu.ts';
import type { MenuStore } from '../store/store.ts';

/** Through whom a shop's menu is read. */
export interface MenuConnection extends Pick<MenuImportOptions, 'dispensary' | 'isDemonstration'> {
  /** A provider's name: `jane`. */
  provider: string;
  /** The provider's own id of the shop. */
  shopKey: string;
  /** ISO 4217: until the first reading says it. */
  currency: string;
}

/**
 * Has a shop's menu read through a provider from now on. What is stored of it is served on, as old as it is, until it is read for the first
 * time; items of another provider are removed then.
 *
 * @returns the menu's id
 */
export async function connectMenu({ client }: MenuStore, connection: MenuConnection): Promise<string> {
  const { dispensary, provider, shopKey, currency, isDemonstration = false } = connection;
  const { id: dispensaryId, jurisdictionCode, latitude, longitude } = dispensary;
  const id = createId('mnu', dispensaryId);
  const neverRead = new Date(0);
  await client.$executeRaw(Prisma.sql`
    insert into "menu"."menu" as stored
      (id, dispensary_id, jurisdiction, latitude, longitude, currency, provider, provider_id, shop_key, fetched_at, is_demonstration)
    values (${id}, ${dispensaryId}, ${jurisdictionCode}::text, ${latitude}::float8, ${longitude}::float8, ${currency}, ${provider},
      ${shopKey}, ${shopKey}, ${neverRead}::timestamptz, ${isDemonstration})
    on conflict (id) do update set
      jurisdiction = excluded.jurisdiction, latitude = excluded.latitude, longitude = excluded.longitude, provider = excluded.provider,
      provider_id = excluded.provider_id, shop_key = excluded.shop_key, is_demonstration = excluded.is_demonstration, bookmark = null,
      whole_at = null, reading_until = null, retry_at = null, failures = 0, problem = null
    where (stored.provider, stored.shop_key) is distinct from (excluded.provider, excluded.shop_key)`);
  return id;
}
