import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createClient, GraphRequestError } from './index.ts';
import type { TypedDocument } from './typed-document.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

const document = 'query Q($id: ID!) { strain(id: $id) { name } }' as unknown as TypedDocument<
  { strain: { name: string } | null },
  { id: string }
>;

/** A server that answers every request alike, or not at all, and keeps what it was sent. */
async function serve(status: number, body: string | null) {
  const received: { headers: NodeJS.Dict<string | string[]>; body: unknown }[] = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    received.push({ headers: request.headers, body: JSON.parse(Buffer.concat(chunks).toString()) });
    if (body !== null) response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, received };
}

it('sends the operation with its variables and headers, and answers with the data', async () => {
  const { url, received } = await serve(200, '{"data":{"strain":{"name":"Blue Dream"}}}');
  const answer = await createClient({ url, headers: { 'x-jurisdiction': 'CO' } }).execute(document, { id: 'str_1' });
  expect(answer).toEqual({ data: { strain: { name: 'Blue Dream' } }, errors: [], extensions: {} });
  expect(received).toMatchObject([
    {
      headers: { 'x-jurisdiction': 'CO', 'content-type': 'application/json' },
      body: { query: String(document), variables: { id: 'str_1' } },
    },
  ]);
});

it('sends the id of a generated operation in place of its text when it is told to', async () => {
  const { url, received } = await serve(200, '{"data":{}}');
  const client = createClient({ url, send: 'id' });
  const generated = Object.assign(new String(document), {
    __meta__: { hash: 'sha256:ab' },
  }) as unknown as typeof document;
  await client.execute(generated, { id: 'str_1' });
  expect(received.map(({ body }) => body)).toEqual([{ documentId: 'sha256:ab', variables: { id: 'str_1' } }]);
  await expect(client.execute(document, { id: 'str_1' })).rejects.toThrow('must be a generated one');
});

it('answers with errors and what data there is, whatever the status', async () => {
  const error = { message: 'No.', path: ['strain'], extensions: { code: 'FORBIDDEN' } };
  const partial = await serve(200, JSON.stringify({ data: { strain: null }, errors: [error] }));
  const client = createClient({ url: partial.url });
  expect(await client.execute(document, { id: 'x' })).toEqual({
    data: { strain: null },
    errors: [error],
    extensions: {},
  });
  server?.close();
  const refused = await serve(400, JSON.stringify({ errors: [error] }));
  expect(await createClient({ url: refused.url }).execute(document, { id: 'x' })).toMatchObject({
    data: null,
    errors: [error],
  });
});

it.each([
  ['HTML', '<h1>Bad gateway</h1>', 'Expected JSON; got status 502 with something else.'],
  ['other JSON', '{"status":"down"}', 'Expected a GraphQL answer; got status 502 without one.'],
])('rejects when %s comes back', async (_, body, message) => {
  const { url } = await serve(502, body);
  await expect(createClient({ url }).execute(document, { id: 'x' })).rejects.toEqual(new GraphRequestError(message));
});

it('rejects when nothing answers, and when an answer takes longer than it may', async () => {
  const { url } = await serve(200, null);
  const slow = createClient({ url, timeoutMs: 50 }).execute(document, { id: 'x' });
  await expect(slow).rejects.toThrow(GraphRequestError);
  server?.closeAllConnections();
  server?.close();
  await expect(createClient({ url }).execute(document, { id: 'x' })).rejects.toThrow(`${url} did not answer.`);
});
