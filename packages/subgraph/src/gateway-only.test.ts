import { callHeader, createCallSigner, type GatewayCall } from '@weedhounds/gateway-call';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Subgraph, startSubgraph } from './start-subgraph.ts';
import { adultInColorado, postSigned, signedHeaders, stranger, testSecrets } from './testing/index.ts';

const typeDefs = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { asked: Int }
  type Mutation { ask: Int }
  type Strain @key(fields: "id") { id: ID! }
`;
let asked = 0;
const count = () => {
  asked += 1;
  return asked;
};
const resolvers = {
  Query: { asked: count },
  Mutation: { ask: count },
  Strain: { __resolveReference: () => ({ id: String(count()) }) },
};
const calls: GatewayCall[] = [];
const secrets = ['the secret that is being brought in, new', ...testSecrets];

let subgraph: Subgraph;
beforeAll(async () => {
  const createContext = (call: GatewayCall) => {
    calls.push(call);
    return {};
  };
  const version = '1.0.0';
  const listen = { host: '127.0.0.1', port: 0 };
  subgraph = await startSubgraph({ name: 'menu', version, typeDefs, resolvers, secrets, createContext, ...listen });
});
afterAll(() => subgraph.close());
beforeEach(() => {
  asked = 0;
  calls.length = 0;
});

const entities = '{ _entities(representations: [{ __typename: "Strain", id: "1" }]) { __typename } }';
const post = (body: string, contentType = 'application/json') => ({
  path: '/graphql',
  init: { method: 'POST', headers: { 'content-type': contentType }, body },
});
const get = (search: Record<string, string>) => ({
  path: `/graphql?${new URLSearchParams(search)}`,
  init: { headers: { 'apollo-require-preflight': 'true' } },
});
const ofQuery = (query: string) => post(JSON.stringify({ query }));

async function send({ path, init }: { path: string; init: RequestInit }, headers: Record<string, string>) {
  const response = await fetch(subgraph.endpoint.url + path, {
    ...init,
    headers: new Headers([...new Headers(init.headers), ...Object.entries(headers)]),
  });
  return { status: response.status, body: await response.json() };
}

/** What no one but the gateway is told. */
function refused(message: string) {
  return {
    status: 401,
    body: { errors: [{ message: `The header ${callHeader} ${message}.`, extensions: { code: 'UNAUTHENTICATED' } }] },
  };
}

describe('whoever is not the gateway is refused, whatever is asked:', () => {
  it.each([
    ['a field', ofQuery('{ asked }')],
    ['a mutation', ofQuery('mutation { ask }')],
    ['the SDL', ofQuery('{ _service { sdl } }')],
    ['entities', ofQuery(entities)],
    ['introspection', ofQuery('{ __schema { types { name } } }')],
    ['the type name', ofQuery('{ __typename }')],
    ['a field by GET', get({ query: '{ asked }' })],
    ['entities by GET', get({ query: entities })],
    ['a document that is no GraphQL', ofQuery('{')],
    ['a persisted query', post('{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}')],
    ['an empty object', post('{}')],
    ['a body that is no JSON', post('{"query":')],
    ['a body of another type', post('query=%7Basked%7D', 'application/x-www-form-urlencoded')],
    ['a body that is too long', post(JSON.stringify({ query: `{ asked } #${'x'.repeat(3_000_000)}` }))],
    ['a GET that another site could make', { path: '/graphql?query={asked}', init: {} }],
    ['nothing by GET', { path: '/graphql', init: { headers: { accept: 'text/html' } } }],
  ])('%s', async (_what, request) => {
    expect(await send(request, {})).toEqual(refused('is missing: this subgraph answers its gateway only'));
    expect([asked, calls]).toEqual([0, []]);
  });
});

describe('a call is refused that is signed', () => {
  const call = { subgraph: 'menu', policyClass: adultInColorado };
  const ago = (seconds: number) => createCallSigner(testSecrets, () => Date.now() - seconds * 1000)(call);
  it.each([
    ['for another subgraph', signedHeaders('strain')[callHeader] ?? '', 'is meant for another subgraph'],
    ['too long ago', ago(60), 'has expired'],
    ['in the future', ago(-60), 'comes from the future'],
    [
      'with another secret',
      createCallSigner(['a secret that the subgraph does not know'])(call),
      'is not signed with a secret of this graph',
    ],
    ['twice', `${ago(0)}, ${ago(0)}`, 'is not signed with a secret of this graph'],
  ])('%s', async (_how, header, message) => {
    expect(await send(ofQuery('{ asked }'), { [callHeader]: header })).toEqual(refused(message));
    expect([asked, calls]).toEqual([0, []]);
  });
});

it('hands the call to the context, with the class of the viewer', async () => {
  const query = '{ asked }';
  expect(await (await postSigned(subgraph, { query }, stranger)).json()).toEqual({ data: { asked: 1 } });
  expect(await send(get({ query }), signedHeaders('menu'))).toEqual({ status: 200, body: { data: { asked: 2 } } });
  expect(calls).toEqual([
    { subgraph: 'menu', policyClass: stranger },
    { subgraph: 'menu', policyClass: adultInColorado },
  ]);
});

it('takes a call that is signed with any of its secrets', async () => {
  const header = createCallSigner(secrets)({ subgraph: 'menu', policyClass: stranger, subject: 'u1' });
  expect(await send(ofQuery('{ asked }'), { [callHeader]: header })).toMatchObject({ status: 200 });
  expect(calls).toEqual([{ subgraph: 'menu', policyClass: stranger, subject: 'u1' }]);
});

it.each(['live', 'ready'])('answers the health check %s to anyone', async (check) => {
  expect((await fetch(`${subgraph.endpoint.url}/health/${check}`)).status).toBe(200);
});

it('does not start with a short secret, and does not print it', async () => {
  const starting = startSubgraph({
    name: 'menu',
    version: '1.0.0',
    typeDefs,
    resolvers,
    secrets: ['hunter2'],
    createContext: () => ({}),
    host: '127.0.0.1',
    port: 0,
  });
  await expect(starting).rejects.toThrow(new TypeError("A gateway's secret must have at least 32 characters."));
});
