import type { RequestListener } from 'node:http';
import { callHeader, createCallSigner, createCallVerifier } from '@weedhounds/gateway-call';
import { testSecrets } from '@weedhounds/subgraph/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answering, type StandIn, startStandIn } from '../testing/stand-in.ts';
import { createFetchLayer } from './create-fetch-layer.ts';
import { createSubgraphClient } from './exchange.ts';
import type { EntitiesAnswer, FetchError, FetchLayer } from './fetch-layer.ts';
import { withSignature } from './signed-client.ts';
import { memberScope, productText, ratingFetch, rootFetch } from './testing/fetch-spec.ts';

const scope = memberScope('u1');
const count = rootFetch('{n:ratingCount}', ['n']);
const ratings = ratingFetch();
const byteLimit = 100_000;

let behave: RequestListener;
let subgraph: StandIn;
let layer: FetchLayer;

beforeEach(async () => {
  subgraph = await startStandIn((request, response) => behave(request, response));
  const client = createSubgraphClient({ url: subgraph.url, deadlineMs: 250, byteLimit });
  const signed = withSignature(client, { subgraph: 'ratings', sign: createCallSigner(testSecrets) });
  layer = createFetchLayer({ gatewayId: 'g', clients: new Map([['ratings', signed]]) });
});
afterEach(async () => {
  await layer.close();
  await subgraph.close();
});

const askFor = (ids: readonly string[], of = scope, fetch = ratings, variables = '{}') =>
  layer.fetchEntities(fetch, ids.map(productText), variables, of);

const placesOf = (errors: readonly FetchError[]) => errors.map(({ path, error: { code } }) => ({ path, code }));
const entityPlacesOf = ({ errors }: EntitiesAnswer) =>
  errors.map(({ representation, path, error: { code } }) => ({ representation, path, code }));
const lastCall = () =>
  createCallVerifier(testSecrets, 'ratings')(subgraph.requests.at(-1)?.headers[callHeader]?.toString());

describe('a call', () => {
  it('is put together from texts', async () => {
    behave = answering({ data: { n: 2 } });
    await layer.fetchRoot(rootFetch('{n:ratingCount(text:"é\\n")}', ['n']), '{"a":1.0}', scope);
    behave = answering({ data: { _entities: [null, null] } });
    await askFor(['1', '2']);
    await askFor(['1', '2'], scope, ratings, '{"first":2}');
    const text = JSON.stringify(ratings.query);
    const representations = '"representations":[{"__typename":"Product","id":"1"},{"__typename":"Product","id":"2"}]';
    expect(subgraph.bodies).toEqual([
      '{"query":"{n:ratingCount(text:\\"é\\\\n\\")}","variables":{"a":1.0}}',
      `{"query":${text},"variables":{${representations}}}`,
      `{"query":${text},"variables":{"first":2,${representations}}}`,
    ]);
  });

  it('tells the identity only where a PRIVATE field is asked for, and it is known', async () => {
    behave = answering({ data: { n: 2 } });
    const { policyClass } = scope;
    await layer.fetchRoot(count, '{}', scope);
    expect(lastCall()).toEqual({ subgraph: 'ratings', policyClass });
    await layer.fetchRoot({ ...count, scope: 'PRIVATE' }, '{}', scope);
    expect(lastCall()).toEqual({ subgraph: 'ratings', policyClass, subject: 'u1' });
    await layer.fetchRoot({ ...count, scope: 'PRIVATE' }, '{}', memberScope(null));
    expect(lastCall()).toEqual({ subgraph: 'ratings', policyClass });
  });

  it('is ended when nobody waits for it any more', async () => {
    const controller = new AbortController();
    const reason = new Error('left');
    const ended = new Promise((resolve) => {
      behave = (_request, response) => {
        response.on('close', resolve);
        controller.abort(reason);
      };
    });
    await expect(layer.fetchRoot(count, '{}', { ...scope, signal: controller.signal })).rejects.toBe(reason);
    await ended;
  });
});

const raw = (body: string, type = 'application/json'): RequestListener => {
  return (_request, response) => void response.writeHead(200, { 'content-type': type }).end(body);
};
const failed = 'SUBGRAPH_UNAVAILABLE';
const late = 'GATEWAY_TIMEOUT';
const broken = 'INTERNAL_SERVER_ERROR';

/** What a subgraph does, and the code of what is missing because of it. */
const faults: [string, RequestListener, string][] = [
  ['garbage', raw('\u0000\ufffd{{'), failed],
  ['truncated JSON', raw('{"data":{"n":2,"_entities":[{"rat'), failed],
  ['HTML', raw('<html></html>', 'text/html'), failed],
  ['a list', raw('[]'), failed],
  ['a number', raw('1'), failed],
  ['null', raw('null'), failed],
  ['no data and no errors', raw('{"data":null}'), failed],
  ['data that is a list', raw('{"data":[]}'), failed],
  ['neither', raw('{"data":{}}'), failed],
  ['only a prototype', raw('{"data":{"__proto__":{"n":2,"_entities":[null,null]}}}'), failed],
  ['data: null and a reason', answering({ data: null, errors: [{ message: 'boom' }] }), broken],
  [
    'a reason that names nothing asked for',
    answering({ data: null, errors: [{ message: 'no', path: ['x'] }] }),
    broken,
  ],
  ['reasons beyond counting', answering({ errors: Array(3_000).fill({ message: 'boom' }) }), broken],
  ['60 MB', (_request, response) => endless(response), failed],
  ['nothing, ever', () => {}, late],
  ['half an answer, then nothing', (_request, response) => void half(response), late],
  [
    'half an answer, then a reset',
    (request, response) => half(response, () => request.socket.resetAndDestroy()),
    failed,
  ],
  ['a reset', (request) => request.socket.resetAndDestroy(), failed],
];

type Response = Parameters<RequestListener>[1];

function half(response: Response, then: () => void = () => {}): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 1_000 });
  response.write('{"data":{"n":', then);
}

function endless(response: Response): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': 60_000_000 });
  const chunk = Buffer.alloc(64 * 1024, ' ');
  const write = () => void (response.destroyed || response.write(chunk, write));
  write();
}

describe('a subgraph that answers', () => {
  it.each(faults)('%s leaves its fields empty, each with an error, and the next call whole', async (_, fault, code) => {
    behave = fault;
    const [root, entities] = await Promise.all([layer.fetchRoot(count, '{}', scope), askFor(['1', '2'])]);
    expect({ data: root.data, errors: placesOf(root.errors) }).toEqual({
      data: null,
      errors: [{ path: ['n'], code }],
    });
    expect({ entities: entities.entities, errors: entityPlacesOf(entities) }).toEqual({
      entities: [null, null],
      errors: [0, 1].map((representation) => ({ representation, path: [], code })),
    });
    behave = answering({ data: { n: 2 } });
    expect(await layer.fetchRoot(count, '{}', scope)).toEqual({ data: { n: 2 }, errors: [] });
  });

  const lists: [string, unknown][] = [
    ['no list', { id: '1' }],
    ['null', null],
    ['too few entities', [{ id: '1' }]],
    ['too many entities', [{ id: '1' }, { id: '2' }, { id: '3' }]],
    ['entities that are lists', [[], []]],
    ['entities that are texts', ['1', '2']],
  ];

  it.each(lists)('%s in the place of its entities has none of them taken', async (_, _entities) => {
    behave = answering({ data: { _entities } });
    const answer = await askFor(['1', '2']);
    expect(answer.entities).toEqual([null, null]);
    expect(entityPlacesOf(answer)).toEqual(
      [0, 1].map((representation) => ({ representation, path: [], code: failed })),
    );
  });

  it('entities in another order has none taken for another', async () => {
    const _entities = [{ id: '2', rating: 2 }, { id: '1', rating: 1 }, { id: '3', rating: 3 }, null];
    behave = answering({ data: { _entities }, errors: [{ message: 'boom', path: ['_entities', 0, 'rating'] }] });
    const answer = await askFor(['1', '2', '3', '4']);
    expect(answer.entities).toEqual([null, null, { id: '3', rating: 3 }, null]);
    expect(entityPlacesOf(answer)).toEqual(
      [0, 1].map((representation) => ({ representation, path: [], code: failed })),
    );
  });

  it('keys of another kind is taken at its word only where it may be meant', async () => {
    const told = [1, null, { toString: 1 }, ['4'], '5 ', true];
    behave = answering({ data: { _entities: told.map((id) => ({ id })) } });
    const answer = await askFor(['1', '2', '3', '4', '5', '6']);
    expect(answer.entities).toEqual([{ id: 1 }, { id: null }, null, null, null, null]);
  });

  it('an entity with a prototype of its own choosing leaves no trace of it', async () => {
    behave = raw('{"data":{"_entities":[{"id":"1","__proto__":{"isAdmin":true},"rating":1}]}}');
    const [entity] = (await askFor(['1'])).entities;
    expect(entity).toEqual({ id: '1', rating: 1 });
    expect(Object.keys(entity ?? {})).toEqual(['id', 'rating']);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});
