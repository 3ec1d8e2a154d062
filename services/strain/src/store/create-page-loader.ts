import { createLoader, groupBy } from '@weedhounds/subgraph';
import type DataLoader from 'dataloader';

/** A page of a list that belongs to an owner, such as a strain's samples. */
export interface OwnedPage<A> {
  ownerId: string;
  /** Which part of the list. Must survive JSON. */
  args: A;
}

export type PageLoader<A, T> = DataLoader<OwnedPage<A>, T[] | null, string>;

/**
 * A loader of owners' pages. Owners asked for with the same arguments share one call, however many they are.
 *
 * @param load the rows of each owner that has any, in the list's order
 */
export function createPageLoader<A, T>(
  load: (ownerIds: readonly string[], args: A) => Promise<Map<string, T[]>>,
): PageLoader<A, T> {
  return createLoader<OwnedPage<A>, T[]>(
    async (pages) => {
      const groups = groupBy(pages, ({ args }) => JSON.stringify(args));
      const found = await Promise.all([...groups.values()].map(loadGroup));
      return found.flat();
    },
    { key: ({ ownerId, args }) => JSON.stringify([ownerId, args]) },
  );

  async function loadGroup(group: OwnedPage<A>[]): Promise<[OwnedPage<A>, T[]][]> {
    const ownerIds = group.map(({ ownerId }) => ownerId);
    const rows = await load(ownerIds, (group[0] as OwnedPage<A>).args);
    return group.map((page) => [page, rows.get(page.ownerId) ?? []]);
  }
}
