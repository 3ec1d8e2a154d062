import { PrismaPg } from '@prisma/adapter-pg';
import { StartError } from '@weedhounds/errors';
import pg from 'pg';
import type { Database, ServerSettings } from '../database.ts';
import { applyMigrations } from '../migration/apply-migrations.ts';
import { readMigrations } from '../migration/read-migrations.ts';
import { quoteIdentifier, type RunInTransaction } from '../sql-session.ts';
import { describeConnectionError, withoutPassword } from './describe-connection.ts';
import { tlsOfUrl } from './tls-of-url.ts';

const defaultConnectTimeoutMs = 5_000;

/** Connects to a server through one pool that all schemas share. */
export async function openServer(settings: ServerSettings): Promise<Database> {
  const { url, ssl } = tlsOfUrl(settings.url);
  const pool = new pg.Pool({
    connectionString: url,
    ...(ssl && { ssl }),
    connectionTimeoutMillis: settings.connectTimeoutMs ?? defaultConnectTimeoutMs,
    application_name: 'weedhounds',
  });
  // An idle connection that the server ends is replaced on the next query; unheard, its event would end the process.
  pool.on('error', () => {});
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await pool.end();
    throw new StartError(
      `Cannot reach the database at ${withoutPassword(settings.url)} (DATABASE_URL): ${describeConnectionError(error)}.`,
      { cause: error },
    );
  }

  const runInTransaction = transactionsOf(pool);
  let closing: Promise<void> | undefined;
  return {
    kind: 'server',
    adapter: (schema) => new PrismaPg(pool, { schema }),
    migrate: async (schema, directory) => applyMigrations(runInTransaction, schema, await readMigrations(directory)),
    dropSchema: async (schema) => {
      await pool.query(`DROP SCHEMA IF EXISTS ${quoteIdentifier(schema)} CASCADE`);
    },
    isReachable: async () =>
      pool.query('SELECT 1').then(
        () => true,
        () => false,
      ),
    close: () => {
      closing ??= pool.end();
      return closing;
    },
  };
}

function transactionsOf(pool: pg.Pool): RunInTransaction {
  return async (run) => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const result = await run({
        exec: async (script) => {
          await client.query(script);
        },
        query: async <Row>(statement: string, parameters: readonly unknown[] = []) => {
          const { rows } = await client.query(statement, [...parameters]);
          return rows as Row[];
        },
      });
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      // The connection goes with the transaction: whatever state it is in, nobody else gets it.
      client.release(true);
      throw error;
    }
  };
}
