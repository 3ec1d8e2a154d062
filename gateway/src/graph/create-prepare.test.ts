import { Supergraph } from '@apollo/federation-internals';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { afterAll, expect, it } from 'vitest';
import { createLocalFetchLayer } from '../fetch/create-local-fetch-layer.ts';
import { createPlanner } from '../plan/create-planner.ts';
import { composeLocal, federationHeader } from '../plan/testing/in-process-graph.ts';
import { postsGraph } from '../plan/testing/posts-graph.ts';
import { OperationStore } from '../prepare/operation-store.ts';
import { createPrepare } from './create-prepare.ts';

const supergraphSdl = composeLocal(postsGraph);
const schema = Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema();
const planner = createPlanner({ supergraphSdl, deadlineMs: 30_000 });
afterAll(() => planner.close());
const prepare = createPrepare({ supergraphSdl, schemaId: 's', store: new OperationStore(), planner });

const schemas = Object.fromEntries(
  Object.entries(postsGraph).map(([name, { sdl, resolvers }]) => [
    name,
    buildSubgraphSchema({ typeDefs: parse(federationHeader + sdl), resolvers }),
  ]),
);

/** The answer's data as text: the order of its fields counts. @param without a subgraph that fails */
async function ask(query: string, { variables = {}, without = '' } = {}) {
  const { [without]: _lost, ...rest } = schemas;
  const broken = buildSubgraphSchema({ typeDefs: parse('type Query { nothing: Int }') });
  const layer = createLocalFetchLayer({ schemas: { ...rest, ...(without && { [without]: broken }) } });
  const prepared = await prepare(schema, { document: parse(query), queryHash: query, operationName: undefined });
  const policyClass = { role: 'STRANGER', jurisdiction: null, ageClass: 'UNKNOWN', isPatient: false } as const;
  const { data, errors } = await prepared.run({
    layer,
    scope: { policyClass, classKey: '', subject: null },
    variables,
  });
  return {
    data: JSON.stringify(data),
    errors: errors.map(({ path, extensions }) => ({ path, code: extensions.code })),
  };
}

it.each([
  ['{ post { comments(limit: 1) score } }', '{"post":{"comments":["1.0"],"score":5}}'],
  ['{ post { comments score x: __typename } }', '{"post":{"comments":["1.0","1.1","1.2"],"score":5,"x":"Post"}}'],
  ['{ post { rank score title } }', '{"post":{"rank":7,"score":5,"title":"Post 1"}}'],
  [
    '{ post { score rank comments: title } __typename }',
    '{"post":{"score":5,"rank":7,"comments":"Post 1"},"__typename":"Query"}',
  ],
  [
    '{ posts { r: rank id score } __type(name: "Photo") { name } }',
    '{"posts":[{"r":7,"id":"1","score":5},{"r":7,"id":"2","score":5}],"__type":{"name":"Photo"}}',
  ],
  [
    'query ($no: Boolean = false) { search { __typename ... on Photo { score } ... on Post { rank ...S @skip(if: $no) } } } fragment S on Post { score }',
    '{"search":[{"__typename":"Photo","score":6},{"__typename":"Post","rank":7,"score":5}]}',
  ],
  [
    '{ post { score trend rival { score rank id } next { nextRank next { score } } } }',
    '{"post":{"score":5,"trend":9,"rival":{"score":5,"rank":7,"id":"7"},"next":{"nextRank":7,"next":{"score":5}}}}',
  ],
])('answers %s, each field with what it requires, in its order', async (query, data) => {
  expect(await ask(query)).toEqual({ data, errors: [] });
});

it('leaves out what is skipped of an operation that is executed in parts', async () => {
  const query = 'query ($i: Boolean!) { post { rank score @include(if: $i) title } }';
  const data = '{"post":{"rank":7,"title":"Post 1"}}';
  expect(await ask(query, { variables: { i: false } })).toEqual({ data, errors: [] });
});

it('answers what did not fail of an operation that is executed in parts', async () => {
  expect(await ask('{ post { rank score title } }', { without: 'scores' })).toEqual({
    data: '{"post":{"rank":7,"score":null,"title":"Post 1"}}',
    errors: [{ path: ['post'], code: 'INTERNAL_SERVER_ERROR' }],
  });
});

it('says once what fails for every part', async () => {
  expect(await ask('{ post { rank score } __typename }', { without: 'posts' })).toEqual({
    data: '{"post":null,"__typename":"Query"}',
    errors: [{ path: ['post'], code: 'INTERNAL_SERVER_ERROR' }],
  });
});

it('answers about the schema though the subgraphs fail', async () => {
  expect(await ask('{ post { title } __type(name: "Post") { name } }', { without: 'posts' })).toEqual({
    data: '{"post":null,"__type":{"name":"Post"}}',
    errors: [{ path: ['post'], code: 'INTERNAL_SERVER_ERROR' }],
  });
});

it('refuses a mutation that would be executed in parts', async () => {
  await expect(ask('mutation { touch { rank score } }')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
});
