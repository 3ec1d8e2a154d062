import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { StartError } from '@weedhounds/errors';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../open-database.ts';
import { describeDatabase } from '../testing/describe-database.ts';
import { findPostgres } from '../testing/find-postgres.ts';

const postgres = await findPostgres();
afterAll(() => postgres?.stop());

describe.skipIf(!postgres)('a database on a server (PostgreSQL: DATABASE_URL or a postgres binary)', () => {
  describeDatabase(() => openDatabase({ kind: 'server', url: postgres?.url ?? '' }));

  it('names the database that does not exist, without the password', async () => {
    const url = new URL(postgres?.url ?? '');
    url.pathname = '/nothing';
    url.password = 'secret';
    await expect(openDatabase({ kind: 'server', url: url.href })).rejects.toThrow(
      new StartError(
        `Cannot reach the database at postgresql://${url.username}@${url.host}/nothing (DATABASE_URL): database "nothing" does not exist.`,
      ),
    );
  });
});

describe('a server that does not answer', () => {
  it('is reported in one line when nothing listens', async () => {
    const port = await portOf(async (server) => {
      server.close();
      await once(server, 'close');
    });
    await expect(
      openDatabase({ kind: 'server', url: `postgresql://me:secret@127.0.0.1:${port}/graph` }),
    ).rejects.toThrow(
      new StartError(
        `Cannot reach the database at postgresql://me@127.0.0.1:${port}/graph (DATABASE_URL): connect ECONNREFUSED 127.0.0.1:${port}.`,
      ),
    );
  });

  it('is given up after the time limit when it says nothing', async () => {
    const port = await portOf(async () => {});
    const url = `postgresql://me@127.0.0.1:${port}/graph`;
    await expect(openDatabase({ kind: 'server', url, connectTimeoutMs: 50 })).rejects.toThrow(
      `Cannot reach the database at ${url} (DATABASE_URL): `,
    );
  });
});

/** The port of a server that accepts and never speaks. */
async function portOf(then: (server: ReturnType<typeof createServer>) => Promise<void>): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  onTestFinished(() => void server.close());
  await then(server);
  return port;
}
