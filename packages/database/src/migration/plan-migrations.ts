import { StartError } from '@weedhounds/errors';
import { type Migration, matchesChecksum } from './read-migrations.ts';

/** A row of `_prisma_migrations`. */
export interface MigrationRow {
  migration_name: string;
  checksum: string;
  finished_at: Date | string | null;
  rolled_back_at: Date | string | null;
}

/**
 * Which migrations are still to be applied, in order. Rows that were rolled back count for nothing. Applied migrations
 * that the folder does not have are accepted: an older program may run on a database that a newer one has migrated.
 *
 * @throws StartError when a row is neither finished nor rolled back, or when an applied script was edited
 */
export function planMigrations(
  schema: string,
  migrations: readonly Migration[],
  rows: readonly MigrationRow[],
): Migration[] {
  const standing = rows.filter((row) => row.rolled_back_at === null);
  const failed = standing.find((row) => row.finished_at === null);
  if (failed !== undefined) {
    throw new StartError(
      `Migration ${schema}/${failed.migration_name} failed before and must be resolved: npm run prisma -- ${schema} migrate resolve --rolled-back ${failed.migration_name}`,
    );
  }
  const applied = new Map(standing.map((row) => [row.migration_name, row.checksum]));
  const edited = migrations.find(({ name, script }) => {
    const stored = applied.get(name);
    return stored !== undefined && !matchesChecksum(script, stored);
  });
  if (edited !== undefined) {
    throw new StartError(
      `Migration ${schema}/${edited.name} was edited after it was applied. Restore it and add a new migration, or run npm run db:reset.`,
    );
  }
  return migrations.filter(({ name }) => !applied.has(name));
}
