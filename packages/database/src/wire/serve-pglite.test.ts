import { once } from 'node:events';
import { connect } from 'node:net';
import { StartError } from '@weedhounds/errors';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { EmbeddedDatabase } from '../database.ts';
import { openDatabase } from '../open-database.ts';
import { describeDatabase } from '../testing/describe-database.ts';
import { openTestDatabase } from '../testing/open-test-database.ts';
import { encodeMessage, queryMessage, splitMessages } from './message.ts';
import { servePGlite, type WireServer } from './serve-pglite.ts';

let database: EmbeddedDatabase;
let server: WireServer;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await servePGlite(database, { port: 0 });
});
afterAll(async () => {
  await server.close();
  await database.close();
});
beforeEach(async () => {
  await database.pglite.exec(`DROP TABLE IF EXISTS account;
    CREATE TABLE account (id int PRIMARY KEY, amount int NOT NULL);
    INSERT INTO account VALUES (1, 0), (2, 0)`);
});

async function connectClient(options?: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: server.url, ...(options !== undefined && { options }) });
  // A test that drops the connection would otherwise end by this event.
  client.on('error', () => {});
  await client.connect();
  onTestFinished(() => client.end().catch(() => {}));
  return client;
}

async function accounts(): Promise<unknown[]> {
  return (await database.pglite.query('SELECT id, amount FROM account ORDER BY id')).rows;
}

describe('an embedded database that is served', () => {
  describeDatabase(() => openDatabase({ kind: 'server', url: server.url }));

  it('loses no update of eight clients in transactions at once', async () => {
    const clients = await Promise.all(Array.from({ length: 8 }, () => connectClient()));
    await Promise.all(
      clients.map(async (client, index) => {
        for (let turn = 0; turn < 25; turn += 1) {
          await client.query('BEGIN');
          // Every second client prepares a statement, all of them under one name.
          const read = { text: 'SELECT amount FROM account WHERE id = $1', values: [1] };
          const { rows } = await client.query(index % 2 === 0 ? read : { ...read, name: 'read' });
          await client.query('UPDATE account SET amount = $1 WHERE id = 1', [rows[0].amount + 1]);
          await client.query(turn % 5 === 4 ? 'ROLLBACK' : 'COMMIT');
        }
      }),
    );
    expect(await accounts()).toEqual([
      { id: 1, amount: 8 * 20 },
      { id: 2, amount: 0 },
    ]);
  });

  it('makes this process wait for a client’s transaction', async () => {
    const client = await connectClient();
    await client.query('BEGIN');
    await client.query('UPDATE account SET amount = 5');
    const order: string[] = [];
    const read = accounts().then((rows) => {
      order.push('read');
      return rows;
    });
    await client.query('SELECT 1').then(() => order.push('client'));
    await client.query('COMMIT');
    expect(await read).toEqual([
      { id: 1, amount: 5 },
      { id: 2, amount: 5 },
    ]);
    expect(order).toEqual(['client', 'read']);
  });

  it('makes a client wait for a transaction of this process', async () => {
    const client = await connectClient();
    const order: string[] = [];
    let read: Promise<pg.QueryResult> | undefined;
    await database.pglite.transaction(async (transaction) => {
      await transaction.query('UPDATE account SET amount = 5');
      read = client.query('SELECT amount FROM account').finally(() => order.push('client'));
      // What the client sends has arrived and been taken up before this answer to another connection's start.
      await once(connect(server.port, '127.0.0.1').end(), 'close');
      await transaction.query('UPDATE account SET amount = 6');
      order.push('this process');
    });
    expect((await read)?.rows).toEqual([{ amount: 6 }, { amount: 6 }]);
    expect(order).toEqual(['this process', 'client']);
  });

  it('rolls back what a client had open when its connection broke', async () => {
    const client = await connectClient();
    const other = await connectClient();
    await client.query('BEGIN');
    await client.query('DELETE FROM account');
    const waiting = other.query('SELECT count(*)::int AS accounts FROM account');
    socketOf(client).destroy();
    expect((await waiting).rows).toEqual([{ accounts: 2 }]);
  });

  it('goes on after an error within a transaction and outside', async () => {
    const client = await connectClient();
    await expect(client.query('SELECT nothing')).rejects.toMatchObject({ code: '42703' });
    await client.query('BEGIN');
    await expect(client.query('SELECT 1 / $1::int', [0])).rejects.toMatchObject({ code: '22012' });
    await expect(client.query('SELECT 1')).rejects.toMatchObject({ code: '25P02' });
    await client.query('ROLLBACK');
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('refuses COPY FROM STDIN as an error like any other', async () => {
    const client = await connectClient();
    const refusal = {
      code: '0A000',
      message: 'COPY FROM STDIN is not available on the embedded database.',
    };
    await client.query('BEGIN');
    await client.query('UPDATE account SET amount = 1');
    await expect(client.query('COPY account FROM STDIN')).rejects.toMatchObject(refusal);
    await client.query('ROLLBACK');
    await expect(client.query({ name: 'copy', text: 'COPY account FROM STDIN' })).rejects.toMatchObject(refusal);
    expect(await accounts()).toEqual([
      { id: 1, amount: 0 },
      { id: 2, amount: 0 },
    ]);
  });

  it('gives each client its own settings and takes them along', async () => {
    const first = await connectClient('-c search_path=menu,public');
    const second = await connectClient();
    await second.query(`SET TimeZone = 'Europe/Paris'`);
    const settingsOf = async (client: { query(sql: string): Promise<{ rows: unknown[] }> }) =>
      (await client.query(`SELECT current_setting('search_path') AS path, current_setting('TimeZone') AS zone`)).rows;
    expect(await settingsOf(first)).toEqual([{ path: 'menu,public', zone: 'UTC' }]);
    expect(await settingsOf(second)).toEqual([{ path: 'public', zone: 'Europe/Paris' }]);
    expect(await settingsOf({ query: (sql) => database.pglite.query(sql) })).toEqual([{ path: 'public', zone: 'UTC' }]);
  });

  it('tells a client that its settings are wrong', async () => {
    await expect(connectClient('-c nonsense=1')).rejects.toMatchObject({ code: '42704' });
  });

  it('forgets the named statements of a client that left', async () => {
    const client = await connectClient();
    await client.query({ name: 'read', text: 'SELECT 1' });
    const statements = `SELECT name FROM pg_prepared_statements`;
    expect((await client.query(statements)).rows).toEqual([{ name: expect.stringMatching(/^connection_\d+_read$/) }]);
    await client.end();
    const next = await connectClient();
    expect((await next.query(statements)).rows).toEqual([]);
  });

  it('answers a client that flushes before it ends its batch', async () => {
    const socket = connect(server.port, '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    const replies: string[] = [];
    const next = async (type: string) => {
      while (!replies.includes(type)) {
        const [bytes] = (await once(socket, 'data')) as [Buffer];
        replies.push(...[...splitMessages(bytes)].map((message) => message.type));
      }
      return replies.splice(0);
    };
    socket.write(Buffer.from('\0\0\0\x10\0\x03\0\0user\0me\0', 'latin1'));
    expect((await next('Z')).at(-1)).toBe('Z');
    const send = (type: string, body: string) => socket.write(encodeMessage({ type, body: Buffer.from(body) }));
    send('P', '\0SELECT 1\0\0\0');
    send('H', '');
    expect(await next('1')).toEqual(['1']);
    send('B', '\0\0\0\0\0\0\0\0');
    send('E', '\0\0\0\0\0');
    send('H', '');
    expect(await next('C')).toEqual(['2', 'D', 'C']);
    const between = accounts();
    send('S', '');
    expect(await next('Z')).toEqual(['Z']);
    expect(await between).toHaveLength(2);
  });

  it.each([
    ['no protocol', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['an old protocol', Buffer.from('\0\0\0\x08\0\x02\0\0', 'latin1')],
    ['an impossible length', Buffer.from('\0\0\0\x10\0\x03\0\0user\0me\0Q\xff\xff\xff\xff', 'latin1')],
  ])('drops a client that speaks %s and serves the others', async (_, bytes) => {
    const socket = connect(server.port, '127.0.0.1');
    const closed = once(socket, 'close');
    socket.resume().write(bytes);
    await closed;
    expect((await (await connectClient()).query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});

describe('the server', () => {
  it('names the port that is taken', async () => {
    const opening = servePGlite(database, { port: server.port });
    await expect(opening).rejects.toBeInstanceOf(StartError);
    await expect(opening).rejects.toThrow(
      `The embedded database cannot be served at 127.0.0.1:${server.port}: listen EADDRINUSE`,
    );
  });

  it('rolls back what clients have open when it closes', async () => {
    const own = await servePGlite(database, { port: 0 });
    const client = new pg.Client(own.url);
    client.on('error', () => {});
    await client.connect();
    await client.query('BEGIN');
    await client.query('DELETE FROM account');
    await own.close();
    expect(await accounts()).toHaveLength(2);
  });

  it('reports that PGlite has stopped and lets every client know', async () => {
    const mortal = await openTestDatabase();
    const failures: unknown[] = [];
    const own = await servePGlite(mortal, { port: 0, onFailure: (error) => failures.push(error) });
    onTestFinished(() => own.close());
    const client = new pg.Client(own.url);
    client.on('error', () => {});
    await client.connect();
    // What no client can send: the statement that PGlite does not survive.
    const crash = mortal.pglite.execProtocolRawStream;
    mortal.pglite.execProtocolRawStream = (_, options) =>
      crash.call(mortal.pglite, encodeMessage(queryMessage('COPY pg_class FROM STDIN')), options ?? { onRawData() {} });
    await expect(client.query('SELECT 1')).rejects.toThrow('Connection terminated unexpectedly');
    expect(failures).toEqual([expect.objectContaining({ name: 'ExitStatus' })]);
  });
});

/** node-postgres does not publish its socket. */
function socketOf(client: pg.Client): { destroy(): void } {
  return (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream;
}
