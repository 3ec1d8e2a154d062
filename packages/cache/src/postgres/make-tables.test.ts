import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasPostgresServer, type PostgresServer, startPostgresServer } from '../stores/testing/postgres-server.ts';
import { makeTables } from './make-tables.ts';

describe.skipIf(!hasPostgresServer() && !process.env.CI)('tables in PostgreSQL, with its programs installed', () => {
  let server: PostgresServer;

  beforeAll(async () => {
    server = await startPostgresServer();
  });

  afterAll(() => server?.remove());

  const make = (names: string[]) => {
    const definitions = names.map((name) => `CREATE TABLE IF NOT EXISTS ${name} (key text PRIMARY KEY)`);
    return server.hold('SELECT', (client) => makeTables(client, names, definitions.join(';')));
  };
  const tables = async () =>
    (
      await server.ask<{ name: string }>(
        `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'cache' ORDER BY 1`,
      )
    ).map(({ name }) => name);

  test('are made by whoever begins, at the same time or later', async () => {
    for (let time = 0; time < 10; time++) {
      await server.ask('DROP SCHEMA IF EXISTS cache CASCADE');
      await Promise.all(Array.from({ length: 8 }, () => make(['cache.one', 'cache.two'])));
      expect(await tables()).toEqual(['one', 'two']);
    }
  });

  test('are added to those that are there', async () => {
    await server.ask('DROP SCHEMA IF EXISTS cache CASCADE');
    await make(['cache.one']);
    await make(['cache.one', 'cache.other']);
    expect(await tables()).toEqual(['one', 'other']);
  });
});
