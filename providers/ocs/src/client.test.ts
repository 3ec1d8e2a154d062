import type { Send, Upstream } from '@weedhounds/upstream';
import { expect, it } from 'vitest';
import { createOcsClient } from './client.ts';

/** An upstream whose pages are as given, one after another, and empty after the last; keeps what it was asked. */
function createUpstream(...pages: object[][]) {
  const asked: unknown[] = [];
  const validators = { etag: null, lastModified: null };
  const send: Send = async (request) => {
    const body = Buffer.from(JSON.stringify({ products: pages[asked.length] ?? [] }));
    asked.push(request);
    return { kind: 'content', status: 200, headers: {}, body, validators };
  };
  return { asked, client: createOcsClient({ upstream: { name: 'ocs', send } as Upstream }) };
}

const signal = new AbortController().signal;

it('asks for the largest page, and on until one is empty', async () => {
  const { asked, client } = createUpstream([{ id: 1 }]);
  expect(await client.readProducts('all', signal)).toEqual({ kind: 'whole', rows: [{ id: 1 }], calls: 2 });
  expect(asked).toEqual([
    { path: '/collections/all/products.json?limit=250&page=1' },
    { path: '/collections/all/products.json?limit=250&page=2' },
  ]);
});

it('asks for a collection by its handle alone', async () => {
  const { asked, client } = createUpstream();
  await client.readProducts('../admin?x', signal);
  expect(asked).toEqual([{ path: '/collections/..%2Fadmin%3Fx/products.json?limit=250&page=1' }]);
});

it('keeps each row that is no product, to be refused by name', async () => {
  const rows = [{}, {}, { id: null }, { id: 1 }];
  expect(await createUpstream(rows).client.readProducts('all', signal)).toMatchObject({ kind: 'whole', rows });
});
