import type { Send, Upstream } from '@weedhounds/upstream';
import { expect, it } from 'vitest';
import { createJaneClient } from './client.ts';

const settings = { apiUrl: 'https://api.example', applicationId: 'id', searchKey: 'key' };

/** An upstream that answers one body to everything, and keeps what it was asked. */
function createUpstream(body: object) {
  const asked: unknown[] = [];
  const validators = { etag: null, lastModified: null };
  const send: Send = async (request) => {
    asked.push(request);
    return { kind: 'content', status: 200, headers: {}, body: Buffer.from(JSON.stringify(body)), validators };
  };
  const upstream = { name: 'jane', send } as Upstream;
  return { asked, client: createJaneClient({ upstream, settings }) };
}

const signal = new AbortController().signal;

it('asks for the largest page, by a call that may be repeated', async () => {
  const { asked, client } = createUpstream({ hits: [], nbHits: 0, nbPages: 0 });
  expect(await client.readHits('42', signal)).toEqual({ kind: 'whole', rows: [], calls: 1 });
  expect(asked).toEqual([
    {
      method: 'POST',
      path: '/1/indexes/menu-products-production/query',
      headers: {
        'content-type': 'application/json',
        'x-algolia-application-id': 'id',
        'x-algolia-api-key': 'key',
      },
      body: '{"query":"","filters":"store_id:42","hitsPerPage":1000,"page":0}',
      isIdempotent: true,
    },
  ]);
});

it('does not hold an estimate for the number of products', async () => {
  const hits = [{ product_id: 1 }];
  const { asked, client } = createUpstream({ hits, nbHits: 900, nbPages: 1, exhaustiveNbHits: false });
  expect(await client.readHits('42', signal)).toEqual({ kind: 'whole', rows: hits, calls: 1 });
  expect(asked).toHaveLength(1);
});

it('keeps each row that is no product, to be refused by name', async () => {
  const hits = [null, 'a', {}];
  const { client } = createUpstream({ hits, nbHits: 3, nbPages: 1 });
  expect(await client.readHits('42', signal)).toMatchObject({ rows: hits });
});

it('asks for no shop that is more than a number', async () => {
  const { asked, client } = createUpstream({ hits: [], nbHits: 0, nbPages: 0 });
  await expect(client.readHits('1 OR store_id:2', signal)).rejects.toThrow('shopKey must be the number of a store');
  expect(asked).toEqual([]);
});

it('takes a shop wrapped or bare', async () => {
  const shop = { id: 42, name: 'The Example Store', state: 'MA' };
  const { asked, client } = createUpstream({ store: shop });
  expect(await client.readStore('42', signal)).toMatchObject(shop);
  expect(await createUpstream(shop).client.readStore('42', signal)).toMatchObject(shop);
  expect(asked).toEqual([{ path: 'https://api.example/v1/stores/42' }]);
});
