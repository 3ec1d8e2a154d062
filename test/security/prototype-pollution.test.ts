/** Names that every object inherits, wherever a request can carry a name: harmless, or refused. */
import { signedHeaders } from '@weedhounds/subgraph/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestGraph, type TestGraph } from '../start-test-graph.ts';
import { send } from './send.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph?.close());

const inherited = Object.getOwnPropertyNames(Object.prototype).sort();
afterEach(() => {
  // Gateway and subgraphs run in this process: what they polluted would show here.
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(inherited);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
const post = (body: string) => send(graph.url, { body });
const ask = (query: string, variables = '{}') => post(`{"query":${JSON.stringify(query)},"variables":${variables}}`);

/** What was asked for under a name, whether or not objects inherit it. */
const own = (data: unknown, name: string) =>
  typeof data === 'object' && data !== null ? Object.getOwnPropertyDescriptor(data, name)?.value : undefined;

describe.each(names)('%s', (name) => {
  it('as an alias answers under that name', async () => {
    const { body, text } = await ask(`{ ${name}: jurisdiction(code: "CO") { ${name}: name } }`);
    expect(body.errors ?? []).toEqual([]);
    expect(text).toContain(`"${name}":{"${name}":"Colorado"}`);
    expect(own(own(body.data, name), name)).toBe('Colorado');
  });

  it('as an alias across subgraphs answers the data of that name, or nothing', async () => {
    const { body } = await ask(
      `{ strains(first: 1) { nodes { ${name}: offers(first: 1) { ${name}: nodes { ${name}: name } } } } }`,
    );
    expect(JSON.stringify(body)).not.toContain('INTERNAL_SERVER_ERROR');
  });

  it('as a variable carries its value', async () => {
    const { body } = await ask(
      `query ($${name}: JurisdictionCode!) { jurisdiction(code: $${name}) { name } }`,
      `{"${name}":"CO"}`,
    );
    const answer = body.errors ?? [];
    expect(answer.length === 0 ? body.data : answer[0]?.extensions.code).toEqual(
      answer.length === 0 ? { jurisdiction: { name: 'Colorado' } } : expect.stringMatching(/^(BAD_|GRAPHQL_)/),
    );
  });

  it('as a key of the body or of extensions is left alone', async () => {
    const pollution = `{"polluted":true}`;
    const { body } = await post(
      `{"query":"{ __typename }","${name}":${pollution},"extensions":{"${name}":${pollution}},"variables":{"${name}":${pollution}}}`,
    );
    expect(body.data).toEqual({ __typename: 'Query' });
  });

  it('as the name of an operation or a fragment is a name', async () => {
    const { body } = await post(
      `{"query":"query ${name} { ...${name} } fragment ${name} on Query { __typename }","operationName":"${name}"}`,
    );
    expect(body.data).toEqual({ __typename: 'Query' });
    const { status, body: missing } = await post(`{"query":"query A { __typename }","operationName":"${name}"}`);
    expect({ status, code: missing.errors[0]?.extensions.code }).toEqual({
      status: 400,
      code: 'OPERATION_RESOLUTION_FAILURE',
    });
  });

  it('as a field, a type, an argument or a directive is refused', async () => {
    for (const query of [
      `{ ${name} }`,
      `{ node(id: "x") { ... on ${name} { id } } }`,
      `{ node(${name}: "x") { id } }`,
      `{ __typename @${name} }`,
      `{ strains(filter: { ${name}: { polluted: true } }) { nodes { id } } }`,
    ]) {
      const { status, body } = await ask(query);
      expect({ query, status, data: body.data ?? null }).toEqual({ query, status: 400, data: null });
    }
  });

  it('as an id names nothing', async () => {
    const { body } = await ask(`{ node(id: "${name}") { id } strain(slug: "${name}") { name } }`);
    expect(body.data).toMatchObject({ strain: null });
    expect(JSON.stringify(body)).not.toContain('INTERNAL_SERVER_ERROR');
  });

  it('as the hash of a persisted query is unknown', async () => {
    const { body } = await post(`{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"${name}"}}}`);
    expect(body.errors[0]?.extensions.code).toMatch(/PERSISTED_QUERY_NOT_FOUND|BAD_REQUEST/);
  });
});

describe('inside _Any, asked of a subgraph by its gateway’s secret', () => {
  it.each(names)('%s is no type and no key', async (name) => {
    const representations = `[{"__typename":"${name}","id":"x"},{"__typename":"Strain","${name}":{"polluted":true},"id":"str_x"}]`;
    const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { __typename } }';
    const response = await fetch(graph.subgraphUrls.strain, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signedHeaders('strain') },
      body: `{"query":${JSON.stringify(query)},"variables":{"r":${representations}}}`,
    });
    const text = await response.text();
    expect(response.status).not.toBe(401);
    expect(text).not.toContain('polluted');
  });
});
