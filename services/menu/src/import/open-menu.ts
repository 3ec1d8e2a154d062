import { StartError } from '@weedhounds/errors';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { MenuRow } from '../store/rows.ts';

/** Whose menu it is, and what it was read from. */
export type MenuFacts = Omit<
  MenuRow,
  'shopKey' | 'bookmark' | 'wholeAt' | 'readingUntil' | 'retryAt' | 'failures' | 'problem'
>;

/**
 * Writes the menu's own row. A menu that was read through its provider is so no longer: from here on it is the file's. That takes the menu for this transaction, so that of two imports of it the second begins when
 * the first has ended.
 *
 * @throws StartError when the stored menu was fetched later: an old file must not bring back old prices
 */
export async function openMenu(transaction: Prisma.TransactionClient, menu: MenuFacts): Promise<void> {
  const { id, dispensaryId, jurisdiction, latitude, longitude, currency, provider, providerId } = menu;
  const { fetchedAt, isDemonstration } = menu;
  const written = await transaction.$executeRaw`
    insert into "menu"."menu" as stored
      (id, dispensary_id, jurisdiction, latitude, longitude, currency, provider, provider_id, fetched_at,
        is_demonstration)
    values (${id}, ${dispensaryId}, ${jurisdiction}::text, ${latitude}::float8, ${longitude}::float8, ${currency},
      ${provider}, ${providerId}::text, ${fetchedAt}::timestamptz, ${isDemonstration})
    on conflict (id) do update set
      jurisdiction = excluded.jurisdiction, latitude = excluded.latitude, longitude = excluded.longitude, currency = excluded.currency,
      provider = excluded.provider, provider_id = excluded.provider_id, fetched_at = excluded.fetched_at,
      is_demonstration = excluded.is_demonstration, shop_key = null, bookmark = null, whole_at = null, reading_until = null, retry_at = null,
      failures = 0, problem = null
    where stored.fetched_at <= excluded.fetched_at`;
  if (written > 0) return;
  const stored = await transaction.menu.findUniqueOrThrow({ where: { id } });
  const [given, known] = [fetchedAt, stored.fetchedAt].map((instant) => instant.toISOString());
  throw new StartError(`The menu was fetched at ${given}, before the stored one of ${known}; nothing was changed.`);
}
