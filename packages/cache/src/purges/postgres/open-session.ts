import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { advisoryLocks } from '../../postgres/advisory-locks.ts';
import { connectionOf } from '../../postgres/connection.ts';
import { withinBudget } from '../../stores/time-budget.ts';
import { makePurgeTables } from './purge-tables.ts';

/** Milliseconds that the connection of a process that has just ended may need to end, and between two looks. */
const graceMs = 500;
const lookMs = 50;
/** Milliseconds that a connection may take to end before it is cut. */
const endMs = 100;

/** Another process numbers purges in the same database. */
export class NotAloneError extends Error {
  override name = 'NotAloneError';
}

/** A connection that only one process of a database has at a time: whoever numbers the purges. */
export interface Session {
  client: Client;
  /** Ends it, whether or not the server answers. */
  end(): Promise<void>;
}

/**
 * Connects, makes the tables of purges, and takes the lock on them.
 *
 * @param onLost is called once the connection has ended, for whatever reason
 * @throws NotAloneError where another process has the lock
 */
export async function openSession(url: string, onLost: (session: Session) => void): Promise<Session> {
  const { default: pg } = await import('pg');
  const client = new pg.Client(connectionOf(url));
  // A connection that is lost: the next statement fails. Unheard, it would end the process.
  client.on('error', () => {});
  const end = async () => {
    await withinBudget(() => client.end(), endMs);
    client.connection.stream.destroy();
  };
  try {
    await client.connect();
    await client.query('SET synchronous_commit = on');
    await makePurgeTables(client);
    for (let waited = 0; !(await takeLock(client)); waited += lookMs) {
      if (waited >= graceMs) throw new NotAloneError('Another process numbers the purges of this database.');
      await pause(lookMs);
    }
    const session = { client, end };
    client.once('end', () => onLost(session));
    return session;
  } catch (error) {
    await end();
    throw error;
  }
}

async function takeLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ isOurs: boolean }>(
    `SELECT pg_try_advisory_lock(${advisoryLocks.purges}) AS "isOurs"`,
  );
  return rows[0]?.isOurs === true;
}
