import type { SqlDriverAdapter, SqlQuery, Transaction } from '@prisma/driver-adapter-utils';
import { StartError } from '@weedhounds/errors';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../database.ts';
import { writeMigrations } from './write-migrations.ts';

const init = `CREATE TABLE note (
  id int PRIMARY KEY,
  title text NOT NULL UNIQUE,
  parent int REFERENCES note (id) DEFERRABLE INITIALLY DEFERRED
);`;
const withFunction = `CREATE FUNCTION shout(value text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
  value := upper(value); -- a semicolon; inside
  RETURN value;
END $$;`;

const tables = `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
  WHERE table_schema IN ('notes', 'other') ORDER BY 1`;

/** What every database does, wherever it is. */
export function describeDatabase(open: () => Promise<Database>): void {
  let database: Database;
  let sql: SqlDriverAdapter;

  beforeAll(async () => {
    database = await open();
    sql = await database.adapter('notes').connect();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.dropSchema('notes');
    await database.dropSchema('other');
  });

  describe('migrate', () => {
    it('applies each migration once, in order', async () => {
      const directory = await writeMigrations({ '1_init': init, '2_function': withFunction });
      expect(await database.migrate('notes', directory)).toEqual(['1_init', '2_function']);
      expect(await database.migrate('notes', directory)).toEqual([]);
      expect((await sql.queryRaw(statement(`SELECT notes.shout('a') AS loud`))).rows).toEqual([['A']]);
    });

    it('gives each schema its own tables and history', async () => {
      const directory = await writeMigrations({ '1_init': init });
      expect(await database.migrate('notes', directory)).toEqual(['1_init']);
      expect(await database.migrate('other', directory)).toEqual(['1_init']);
      expect((await sql.queryRaw(statement(tables))).rows.flat()).toEqual([
        'notes._prisma_migrations',
        'notes.note',
        'other._prisma_migrations',
        'other.note',
      ]);
    });

    it('leaves nothing of a migration that fails, and all of those before it', async () => {
      const directory = await writeMigrations({
        '1_init': init,
        '2_broken': 'CREATE TABLE kept (); CREATE TABLE note ();',
      });
      await expect(database.migrate('notes', directory)).rejects.toThrow(
        new StartError('Migration notes/2_broken failed: relation "note" already exists'),
      );
      expect((await sql.queryRaw(statement(tables))).rows.flat()).toEqual(['notes._prisma_migrations', 'notes.note']);
      await writeMigrations({ '2_broken': 'CREATE TABLE kept ();' }, directory);
      expect(await database.migrate('notes', directory)).toEqual(['2_broken']);
    });

    it('refuses an edited migration and changes nothing', async () => {
      const directory = await writeMigrations({ '1_init': init });
      await database.migrate('notes', directory);
      await writeMigrations({ '1_init': `${init} -- more`, '2_next': 'CREATE TABLE next ();' }, directory);
      await expect(database.migrate('notes', directory)).rejects.toThrow(StartError);
      expect((await sql.queryRaw(statement(tables))).rows.flat()).not.toContain('notes.next');
    });

    it('applies each migration once for ten callers at once', async () => {
      const directory = await writeMigrations({ '1_init': init, '2_function': withFunction });
      const applied = await Promise.all(Array.from({ length: 10 }, () => database.migrate('notes', directory)));
      expect(applied.flat().sort()).toEqual(['1_init', '2_function']);
    });
  });

  describe('the Prisma adapter', () => {
    beforeEach(async () => {
      await database.migrate('notes', await writeMigrations({ '1_init': init }));
    });

    it('names its schema', () => {
      expect(sql.getConnectionInfo?.()).toEqual({ schemaName: 'notes', supportsRelationJoins: true });
    });

    it('keeps what a transaction commits and nothing of one that is rolled back', async () => {
      const kept = await sql.startTransaction();
      await kept.executeRaw(statement(`INSERT INTO notes.note VALUES (1, 'kept')`));
      await finish(kept, 'commit');
      const dropped = await sql.startTransaction();
      await dropped.executeRaw(statement(`INSERT INTO notes.note VALUES (2, 'dropped')`));
      await finish(dropped, 'rollback');
      expect((await sql.queryRaw(statement('SELECT title FROM notes.note'))).rows).toEqual([['kept']]);
    });

    it('fails the commit of a transaction whose deferred constraint is broken', async () => {
      const transaction = await sql.startTransaction();
      await transaction.executeRaw(statement(`INSERT INTO notes.note VALUES (1, 'orphan', 99)`));
      await expect(finish(transaction, 'commit')).rejects.toMatchObject({
        cause: { kind: 'ForeignKeyConstraintViolation', constraint: { index: 'note_parent_fkey' } },
      });
      expect((await sql.queryRaw(statement('SELECT id FROM notes.note'))).rows).toEqual([]);
    });

    it('runs a transaction at the isolation level it is asked for', async () => {
      const transaction = await sql.startTransaction('SERIALIZABLE');
      const level = await transaction.queryRaw(statement('SHOW transaction_isolation'));
      await finish(transaction, 'rollback');
      expect(level.rows).toEqual([['serializable']]);
    });

    it('goes back to a savepoint', async () => {
      const transaction = await sql.startTransaction();
      await transaction.executeRaw(statement(`INSERT INTO notes.note VALUES (1, 'kept')`));
      await transaction.createSavepoint?.('here');
      await transaction.executeRaw(statement(`INSERT INTO notes.note VALUES (2, 'dropped')`));
      await transaction.rollbackToSavepoint?.('here');
      await finish(transaction, 'commit');
      expect((await sql.queryRaw(statement('SELECT id FROM notes.note'))).rows).toEqual([[1]]);
    });

    it.each([
      ['a taken value', `INSERT INTO notes.note VALUES (1, 'taken'), (2, 'taken')`, 'UniqueConstraintViolation'],
      ['a missing value', 'INSERT INTO notes.note VALUES (1, NULL)', 'NullConstraintViolation'],
      ['a missing table', 'SELECT * FROM notes.nothing', 'TableDoesNotExist'],
      ['a missing column', 'SELECT nothing FROM notes.note', 'ColumnNotFound'],
      ['a number out of range', 'SELECT 99999999999::int4', 'ValueOutOfRange'],
      ['a wrong input', `SELECT 'x'::int`, 'InvalidInputValue'],
      ['any other error', 'SELECT 1 / 0', 'postgres'],
    ])('reports %s as Prisma knows it', async (_, text, kind) => {
      await expect(sql.queryRaw(statement(text))).rejects.toMatchObject({
        name: 'DriverAdapterError',
        cause: { kind },
      });
    });
  });

  describe('dropSchema', () => {
    it('removes a schema with everything in it, and may be repeated', async () => {
      await database.migrate('notes', await writeMigrations({ '1_init': init }));
      await database.dropSchema('notes');
      await database.dropSchema('notes');
      expect((await sql.queryRaw(statement(tables))).rows).toEqual([]);
    });
  });

  describe('close', () => {
    it('makes the database unreachable, and may be repeated', async () => {
      const another = await open();
      expect(await another.isReachable()).toBe(true);
      await Promise.all([another.close(), another.close()]);
      expect(await another.isReachable()).toBe(false);
      await another.close();
    });
  });
}

function statement(sql: string): SqlQuery {
  return { sql, args: [], argTypes: [] };
}

/** Ends a transaction as Prisma does: it sends the statement itself unless the adapter says that it will. */
async function finish(transaction: Transaction, how: 'commit' | 'rollback'): Promise<void> {
  if (!transaction.options.usePhantomQuery) {
    try {
      await transaction.executeRaw(statement(how));
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }
  await transaction[how]();
}
