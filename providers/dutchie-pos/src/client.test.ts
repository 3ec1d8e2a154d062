import type { Send, Upstream } from '@weedhounds/upstream';
import { describe, expect, it } from 'vitest';
import { createDutchiePosClient } from './client.ts';

/** An upstream that answers one body to everything, and keeps what it was asked. */
function createUpstream(body: unknown) {
  const asked: unknown[] = [];
  const validators = { etag: null, lastModified: null };
  const send: Send = async (request) => {
    asked.push(request);
    return { kind: 'content', status: 200, headers: {}, body: Buffer.from(JSON.stringify(body)), validators };
  };
  const upstream = { name: 'dutchie-pos', send } as Upstream;
  return { asked, client: createDutchiePosClient({ upstream, settings: { keys: new Map([['42', 'first']]) } }) };
}

const signal = new AbortController().signal;
const authorization = `Basic ${Buffer.from('first:').toString('base64')}`;

describe('createDutchiePosClient', () => {
  it('asks for the largest page with the key of the location and no password', async () => {
    const { asked, client } = createUpstream([]);
    expect(await client.readProducts('42', null, signal)).toEqual({ rows: [], hasMoved: false, calls: 1 });
    await client.readProducts('42', new Date('2026-11-23T12:00:00Z'), signal);
    await client.readInventory('42', signal);
    expect(asked).toEqual([
      { path: '/products?offset=0&limit=5000', headers: { authorization } },
      {
        path: '/products?fromLastModifiedDateUTC=2026-11-23T12:00:00.000Z&offset=0&limit=5000',
        headers: { authorization },
      },
      { path: '/reporting/inventory?Skip=0&Take=5000', headers: { authorization } },
    ]);
  });

  it('asks nothing for a shop that it has no key of', async () => {
    const { asked, client } = createUpstream([]);
    await expect(client.readProducts('43', null, signal)).rejects.toMatchObject({ code: 'STATUS', status: 401 });
    expect(asked).toEqual([]);
  });

  it.each([[[{ productId: 1 }]], [{ data: [{ productId: 1 }] }], [{ products: [{ productId: 1 }], total: 1 }]])(
    'reads the list in %o',
    async (body) => {
      const { client } = createUpstream(body);
      expect(await client.readProducts('42', null, signal)).toEqual({
        rows: [{ productId: 1 }],
        hasMoved: false,
        calls: 1,
      });
    },
  );

  it('keeps each row that is no product, to be refused by name', async () => {
    const rows = [{}, {}, { productId: null }, { productId: 1 }];
    const { client } = createUpstream(rows);
    expect(await client.readProducts('42', null, signal)).toEqual({ rows, hasMoved: false, calls: 1 });
  });

  it('sees by the total of a wrapped list that it lacks one', async () => {
    const { client } = createUpstream({ data: [{ productId: 1 }], total: 2 });
    expect(await client.readProducts('42', null, signal)).toMatchObject({ hasMoved: true, calls: 1 });
  });

  it.each([[{ rows: [] }], [{ data: null }], ['text']])('finds no list in %o', async (body) => {
    const { client } = createUpstream(body);
    await expect(client.readProducts('42', null, signal)).rejects.toMatchObject({ code: 'BAD_ANSWER' });
  });

  it.each([
    [14, 14],
    ['14.0', 14],
    ['many', null],
    ['', null],
    [null, null],
  ])('reads of a quantity of %s %s pieces', async (quantityAvailable, quantity) => {
    const { client } = createUpstream([{ inventoryId: 7, productId: 91, quantityAvailable }]);
    const { rows } = await client.readInventory('42', signal);
    expect(rows.map((row) => row.quantityAvailable)).toEqual([quantity]);
  });

  it('passes over a batch that names no product, and keeps what of another it can read', async () => {
    const good = { inventoryId: 7, productId: 91, quantityAvailable: 14, labResults: 'none' };
    const { client } = createUpstream([good, { inventoryId: 8 }, null]);
    const { rows } = await client.readInventory('42', signal);
    expect(rows).toEqual([{ ...good, labResults: null }]);
  });
});
