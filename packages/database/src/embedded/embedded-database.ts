import type { PGlite } from '@electric-sql/pglite';
import type { EmbeddedDatabase } from '../database.ts';
import { applyMigrations } from '../migration/apply-migrations.ts';
import { readMigrations } from '../migration/read-migrations.ts';
import { createPGliteAdapter } from '../prisma/pglite-adapter.ts';
import { quoteIdentifier, type RunInTransaction } from '../sql-session.ts';

/** A `Database` over an open PGlite. `onClosed` runs once, after PGlite is closed. */
export function createEmbeddedDatabase(
  pglite: PGlite,
  onClosed: () => Promise<void> = async () => {},
): EmbeddedDatabase {
  const runInTransaction = transactionsOf(pglite);
  let closing: Promise<void> | undefined;
  return {
    kind: 'embedded',
    pglite,
    adapter: (schema) => createPGliteAdapter(pglite, schema),
    migrate: async (schema, directory) => {
      const applied = await applyMigrations(runInTransaction, schema, await readMigrations(directory));
      // PGlite reads the array types once, when it opens; those that a migration made are unknown until it reads again.
      if (applied.length > 0) await pglite.refreshArrayTypes();
      return applied;
    },
    dropSchema: async (schema) => {
      await pglite.exec(`DROP SCHEMA IF EXISTS ${quoteIdentifier(schema)} CASCADE`);
    },
    isReachable: async () => closing === undefined && pglite.ready,
    close: () => {
      closing ??= pglite.close().finally(onClosed);
      return closing;
    },
  };
}

function transactionsOf(pglite: PGlite): RunInTransaction {
  return (run) =>
    pglite.transaction((transaction) =>
      run({
        exec: async (script) => {
          await transaction.exec(script);
        },
        query: async <Row>(statement: string, parameters: readonly unknown[] = []) => {
          const { rows } = await transaction.query<Row>(statement, [...parameters]);
          return rows;
        },
      }),
    );
}
