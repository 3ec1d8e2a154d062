import { createProfileMatrix, type ProfileMatrix } from '@weedhounds/similarity';
import { findProfileVersion, findServedMedians } from '../store/profiles.ts';
import type { Sql } from '../store/sql.ts';

/** The medians of every strain with a terpene profile, ready to be searched. */
export interface ProfileIndex {
  /** The newest committed profiles: one statement when nothing changed since the last call, two otherwise. */
  current(): Promise<ProfileMatrix>;
}

/** Keeps the matrix for the life of the process and loads it again when an import, in any process, changed a profile. */
export function createProfileIndex(sql: Sql): ProfileIndex {
  let latest: { version: number; matrix: Promise<ProfileMatrix> } | undefined;

  const load = async () => createProfileMatrix(await findServedMedians(sql));

  return {
    async current() {
      // The version is read before the profiles, so that profiles newer than it are only loaded once more, never missed.
      const version = await findProfileVersion(sql);
      if (latest?.version === version) return latest.matrix;
      const loading = { version, matrix: load() };
      latest = loading;
      loading.matrix.catch(() => {
        if (latest === loading) latest = undefined;
      });
      return loading.matrix;
    },
  };
}
