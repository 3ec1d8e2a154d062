import { fileURLToPath } from 'node:url';
import {
  countStatements,
  type Database,
  openDatabase,
  openTestDatabase,
  type QueryEventSource,
} from '@weedhounds/database';
import { findPostgres } from '@weedhounds/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPrisma } from './run-prisma.ts';

const fixture = (name: string) => fileURLToPath(new URL(`./fixture/${name}`, import.meta.url));

/** What the tests call of the generated client. It is not there before they run, so its own types cannot be used. */
interface Client extends QueryEventSource {
  note: Record<'create' | 'findMany' | 'count' | 'findUniqueOrThrow', (query?: object) => Promise<unknown>>;
  $transaction<T>(run: (transaction: Client) => Promise<T>, options?: object): Promise<T>;
  $disconnect(): Promise<void>;
}

type ClientClass = new (options: object) => Client;

const postgres = await findPostgres();
let PrismaClient: ClientClass;

beforeAll(async () => {
  const code = await runPrisma({
    schema: fixture('schema.prisma'),
    migrations: fixture('migrations'),
    schemaName: 'notes',
    command: ['generate', '--no-hints'],
    stdio: 'pipe',
  });
  expect(code).toBe(0);
  ({ PrismaClient } = (await import(fixture('generated/prisma/client.ts'))) as { PrismaClient: ClientClass });
});
afterAll(() => postgres?.stop());

describe.each([
  ['the embedded database', (): Promise<Database> => openTestDatabase(), false],
  [
    'a server (PostgreSQL: DATABASE_URL or a postgres binary)',
    (): Promise<Database> => openDatabase({ kind: 'server', url: postgres?.url ?? '' }),
    !postgres,
  ],
])('a generated client on %s', (_, open, isMissing) => {
  const test = it.skipIf(isMissing);
  let database: Database;
  let client: Client;

  beforeAll(async () => {
    if (isMissing) return;
    database = await open();
    await database.migrate('notes', fixture('migrations'));
    client = new PrismaClient({ adapter: database.adapter('notes'), log: [{ emit: 'event', level: 'query' }] });
  });
  afterAll(async () => {
    await client?.$disconnect();
    await database?.close();
  });

  test('returns every kind of value as it was stored', async () => {
    const note = {
      id: 'n1',
      title: 'Gelato',
      kind: 'B',
      kinds: ['A', 'B'],
      tags: ['it’s', 'a "tag", {really}'],
      at: new Date('2026-01-02T03:04:05.678Z'),
      data: { list: [1, null, 'x'] },
      big: 9_007_199_254_740_993n,
      bytes: new Uint8Array([0, 127, 255]),
      score: 0.1,
    };
    await client.note.create({ data: note });
    expect(await client.note.findUniqueOrThrow({ where: { id: 'n1' } })).toEqual({ ...note, amount: null });
    expect(await client.note.count({ where: { kinds: { has: 'B' }, tags: { has: 'it’s' } } })).toBe(1);
  });

  test('reads a relation by one statement with a join', async () => {
    await client.note.create({
      data: { id: 'n2', title: 'Zkittlez', lines: { create: [{ text: 'one' }, { text: 'two' }] } },
    });
    const statements = countStatements(client);
    const notes = await client.note.findMany({
      where: { id: 'n2' },
      select: { title: true, lines: { select: { text: true }, orderBy: { id: 'asc' } } },
      relationLoadStrategy: 'join',
    });
    expect(notes).toEqual([{ title: 'Zkittlez', lines: [{ text: 'one' }, { text: 'two' }] }]);
    expect(statements.statements()).toEqual([expect.stringContaining('"notes"."Note"')]);
  });

  test('reports a taken key by Prisma’s code', async () => {
    await client.note.create({ data: { id: 'n3', title: 'Runtz' } });
    await expect(client.note.create({ data: { id: 'n3', title: 'Runtz' } })).rejects.toMatchObject({ code: 'P2002' });
  });

  test('keeps nothing of a transaction that throws', async () => {
    const before = await client.note.count();
    const failing = client.$transaction(
      async (transaction) => {
        await transaction.note.create({ data: { id: 'n4', title: 'Lost' } });
        throw new Error('changed my mind');
      },
      { isolationLevel: 'Serializable' },
    );
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await client.note.count()).toBe(before);
  });
});
