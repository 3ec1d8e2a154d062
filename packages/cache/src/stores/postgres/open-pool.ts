import type pg from 'pg';
import { connectionOf } from '../../postgres/connection.ts';
import { withinBudget } from '../time-budget.ts';

/** Connections that operations and the sweep share. */
const mostConnections = 8;
/** Milliseconds that connections may take to end before they are cut. */
const endMs = 100;

/** A pool of connections, and how to end it whether or not the server answers. */
export interface OpenPool {
  pool: pg.Pool;
  close(): Promise<void>;
}

/** Opens a pool, which connects as it is asked. */
export async function openPool(url: string): Promise<OpenPool> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    ...connectionOf(url),
    max: mostConnections,
    // A crash of the server may cost what was kept in its last moments, as it does no harm, and spares a wait for the disk.
    onConnect: async (client) => {
      await client.query('SET synchronous_commit = off');
    },
  });
  const open = new Set<pg.Client>();
  // Unheard, the error of a connection that the server ends would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => open.add(client as unknown as pg.Client));
  pool.on('remove', (client) => open.delete(client as unknown as pg.Client));
  return {
    pool,
    async close() {
      const { kind } = await withinBudget(() => pool.end(), endMs);
      if (kind !== 'done') for (const client of open) client.connection.stream.destroy();
    },
  };
}
