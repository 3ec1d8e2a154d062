import { StartError } from '@weedhounds/errors';
import { Prisma, type PrismaClient, type SyncRun } from '../../generated/prisma/client.ts';

type Client = Pick<PrismaClient, '$transaction' | 'syncRun' | 'menu'>;

/** Milliseconds without a sign of life after which a walk is taken to have ended unfinished. */
const silence = 60_000;

/**
 * Begins a walk over all menus, or takes up the one that ended unfinished: of several that begin at a time one may.
 *
 * @param isFull of a walk that is begun; one that is taken up goes on as it was
 * @throws StartError where another is under way
 */
export function openSyncRun(client: Client, isFull: boolean, now: Date): Promise<SyncRun> {
  return client.$transaction(async (transaction) => {
    await transaction.$executeRaw(Prisma.sql`lock table "menu"."sync_run" in exclusive mode`);
    const open = await transaction.syncRun.findFirst({ where: { finishedAt: null } });
    if (!open) return transaction.syncRun.create({ data: { isFull, startedAt: now, beatAt: now } });
    if (now.getTime() - open.beatAt.getTime() < silence) {
      throw new StartError(`Menus are being read already, since ${open.startedAt.toISOString()}; nothing was changed.`);
    }
    return transaction.syncRun.update({ where: { id: open.id }, data: { beatAt: now } });
  });
}

/** Says that the walk goes on. */
export async function beatSyncRun(client: Client, id: number, now: Date): Promise<void> {
  await client.syncRun.update({ where: { id }, data: { beatAt: now } });
}

export async function finishSyncRun(client: Client, id: number, now: Date): Promise<void> {
  await client.syncRun.update({ where: { id }, data: { finishedAt: now } });
}

/** The menus of these providers that were not read since the walk began, by their ids. */
export async function findUnread(client: Client, providers: readonly string[], since: Date): Promise<string[]> {
  const menus = await client.menu.findMany({
    where: { shopKey: { not: null }, provider: { in: [...providers] }, fetchedAt: { lt: since } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  return menus.map(({ id }) => id);
}
