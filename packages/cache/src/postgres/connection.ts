import type { ClientConfig } from 'pg';

/** Milliseconds to wait for a connection, and after which a connection that says nothing is given up. */
export const connectMs = 300;
const silenceMs = 6_000;

/** How all that the cache keeps in PostgreSQL connects: a server that is absent or silent is found out soon. */
export function connectionOf(url: string): ClientConfig {
  return {
    connectionString: url,
    connectionTimeoutMillis: connectMs,
    query_timeout: silenceMs,
    keepAlive: true,
    application_name: 'weedhounds-cache',
  };
}
