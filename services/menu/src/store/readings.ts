import { Prisma, type PrismaClient } from '../../generated/prisma/client.ts';
import type { MenuRow } from './rows.ts';

type Client = Pick<PrismaClient, '$queryRaw' | 'menu'>;

export interface ClaimTimes {
  /** By this process's clock. */
  now: Date;
  /** Until when the menu is this process's to read. */
  until: Date;
  /** Only where what is stored is not newer than this; null in any case. */
  knownAt: Date | null;
}

/**
 * Takes a menu for this process to read. Of several that ask at a time one gets it, for as long as it says.
 *
 * @returns the menu as it is now, or null where another reads it or has read it, or it is to be left alone after a failure
 */
export async function claimReading(
  client: Client,
  id: string,
  { now, until, knownAt }: ClaimTimes,
): Promise<MenuRow | null> {
  const [claimed] = await client.$queryRaw<{ id: string }[]>(Prisma.sql`
    update "menu"."menu" set reading_until = ${until}::timestamptz
    where id = ${id} and shop_key is not null
      and (reading_until is null or reading_until <= ${now}::timestamptz)
      and (retry_at is null or retry_at <= ${now}::timestamptz)
      and (${knownAt}::timestamptz is null or fetched_at <= ${knownAt}::timestamptz)
    returning id`);
  return claimed ? client.menu.findUnique({ where: { id } }) : null;
}

/**
 * Gives back a menu that could not be read.
 *
 * @param problem what was the matter: a code
 * @param retryAt before when nobody reads it again
 */
export async function failReading(client: Client, id: string, problem: string, retryAt: Date): Promise<void> {
  await client.menu.updateMany({
    where: { id },
    data: { readingUntil: null, failures: { increment: 1 }, problem, retryAt },
  });
}

/** What became of a menu that another process reads. */
export function findReading(client: Client, id: string): Promise<MenuRow | null> {
  return client.menu.findUnique({ where: { id } });
}
