import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HeaderMap, type HTTPGraphQLRequest, type HTTPGraphQLResponse } from '@apollo/server';
import { afterEach, describe, expect, it } from 'vitest';
import { documentIdOf, readManifest } from './read-manifest.ts';
import { withTrustedDocuments } from './with-trusted-documents.ts';

const text = 'query Strains { strains { nodes { name } } }';
const id = documentIdOf(text);
const answered: HTTPGraphQLResponse = {
  headers: new HeaderMap(),
  body: { kind: 'complete', string: '{"data":{}}' },
};

/** Runs one request and answers with what the runner behind was given, or the refusal. */
async function run(request: Partial<HTTPGraphQLRequest>) {
  const ran: HTTPGraphQLRequest[] = [];
  const runner = withTrustedDocuments(
    {
      executeHTTPGraphQLRequest: async ({ httpGraphQLRequest }) => {
        ran.push(httpGraphQLRequest);
        return answered;
      },
    },
    new Map([[id, text]]),
  );
  const { status, body } = await runner.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers: new HeaderMap(), search: '', body: {}, ...request },
    context: async () => ({}),
  });
  const refusal = body.kind === 'complete' && status === 403 ? JSON.parse(body.string).errors[0] : undefined;
  return { ran, refusal };
}
const post = (body: unknown) => run({ body });
const get = (parameters: Record<string, string>) =>
  run({ method: 'GET', search: `?${new URLSearchParams(parameters)}` });

describe('a document of the manifest runs', () => {
  it.each([
    ['its documentId', { documentId: id }],
    ['its hash as a persisted query', { extensions: { persistedQuery: { version: 1, sha256Hash: id.slice(7) } } }],
    ['its exact text', { query: text }],
  ])('by %s, with its variables', async (_, named) => {
    const { ran } = await post({ ...named, variables: { first: 2 }, operationName: 'Strains' });
    expect(ran.map(({ body }) => body)).toEqual([{ query: text, operationName: 'Strains', variables: { first: 2 } }]);
    const { ran: byGet } = await get({
      ...Object.fromEntries(Object.entries(named).map(([k, v]) => [k, typeof v === 'string' ? v : JSON.stringify(v)])),
      variables: '{"first":2}',
    });
    expect(byGet.map(({ search }) => [...new URLSearchParams(search)])).toEqual([
      [
        ['query', text],
        ['variables', '{"first":2}'],
      ],
    ]);
  });
});

describe('nothing else runs', () => {
  const unknown = documentIdOf('{ __typename }');
  it.each([
    ['an unknown id', { documentId: unknown }, `and "${unknown}" is none of them.`],
    ['another text', { query: '{ __typename }' }, `and "${unknown}" is none of them.`],
    ['a trusted text with a blank more', { query: `${text} ` }, 'is none of them.'],
    ['an unknown hash', { extensions: { persistedQuery: { version: 1, sha256Hash: 'ab' } } }, '"sha256:ab" is none'],
    ['a registration', { query: '{ a }', extensions: { persistedQuery: { version: 1, sha256Hash: 'ab' } } }, 'is none'],
    ['a name that every object has', { documentId: '__proto__' }, '"__proto__" is none of them.'],
    ['an id of another type', { documentId: 7 }, 'name one by its documentId'],
    ['nothing', {}, 'name one by its documentId'],
    ['an array of requests', [{ documentId: id }], 'name one by its documentId'],
    ['null', null, 'name one by its documentId'],
  ])('not %s', async (_, body, message) => {
    const { ran, refusal } = await post(body);
    expect(ran).toEqual([]);
    expect(refusal).toEqual({ message: expect.stringContaining(message), extensions: { code: 'FORBIDDEN' } });
  });

  it('not a trusted id beside another text: the id decides what runs', async () => {
    const { ran } = await post({ documentId: id, query: '{ __typename }' });
    expect(ran.map(({ body }) => body)).toEqual([{ query: text }]);
  });

  it('not by GET either', async () => {
    expect((await get({ query: '{ __typename }' })).ran).toEqual([]);
    expect((await get({ extensions: '{broken' })).refusal.message).toContain('name one by its documentId');
  });
});

describe('the manifest', () => {
  const folder = mkdtempSync(join(tmpdir(), 'weedhounds-manifest-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (content: string) => {
    const file = join(mkdtempSync(join(tmpdir(), 'weedhounds-manifest-')), 'manifest.json');
    writeFileSync(file, content);
    return file;
  };

  it('is read whole', () => {
    expect(readManifest(write(JSON.stringify({ [id]: text })))).toEqual(new Map([[id, text]]));
  });

  it.each([
    ['broken JSON', '{', 'cannot be read as JSON'],
    ['a list', '[]', 'is no JSON object'],
    ['an id that is not its text’s', JSON.stringify({ [id]: `${text} ` }), 'which is not the id of its text'],
    ['a text that is none', JSON.stringify({ [id]: null }), 'which is not the id of its text'],
  ])('stops the start on %s', (_, content, message) => {
    expect(() => readManifest(write(content))).toThrow(message);
  });

  it('stops the start when it is not there', () => {
    expect(() => readManifest(join(folder, 'none.json'))).toThrow('TRUSTED_DOCUMENTS_FILE must be a manifest');
  });
});
