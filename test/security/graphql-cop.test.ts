/** What the auditing tool graphql-cop looks for, with payloads of our own: a gateway as strangers meet it in production. */
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestGraph, type TestGraph } from '../start-test-graph.ts';
import { send } from './send.ts';

let graph: TestGraph;
beforeAll(async () => {
  graph = await startTestGraph({ env: { NODE_ENV: 'production' } });
});
afterAll(() => graph?.close());

const post = (body: unknown, headers?: Record<string, string>) =>
  send(graph.url, { body: JSON.stringify(body), headers });
const ask = (query: string) => post({ query });

describe('information', () => {
  it('strangers cannot introspect', async () => {
    const { status, body } = await ask(getIntrospectionQuery());
    expect({ status, data: body.data ?? null }).toEqual({ status: 400, data: null });
    expect(JSON.stringify(body)).not.toContain('"types"');
    const { body: type } = await ask('{ __type(name: "Query") { fields { name } } }');
    expect(type.data ?? null).toBeNull();
  });

  it('no field is suggested for a misspelt one', async () => {
    const { status, body } = await ask('{ dispensarie { nodes { id } } }');
    expect(status).toBe(400);
    expect(body.errors[0]?.message).toContain('dispensarie');
    expect(JSON.stringify(body)).not.toMatch(/did you mean|dispensaries/i);
  });

  it('no answer carries a trace', async () => {
    const { body } = await post(
      { query: '{ __typename }' },
      { 'apollo-federation-include-trace': 'ftv1', 'x-apollo-tracing': '1', 'apollo-query-plan-experimental': '1' },
    );
    expect(body.data).toEqual({ __typename: 'Query' });
    expect(Object.keys(body.extensions ?? {})).not.toContain('tracing');
    expect(JSON.stringify(body)).not.toMatch(/ftv1|queryPlan|tracing/i);
  });

  it('an unforeseen error says nothing of what is inside', async () => {
    for (const broken of [
      '{',
      '{ __typename @',
      'query { a(b: "\\u{110000}") }',
      '\u0000',
      '{ node(id: {}) { id } }',
    ]) {
      const { status, body } = await ask(broken);
      expect(status).toBe(400);
      expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts\b|\bat .*:\d+:\d+|stacktrace/);
    }
  });

  it('GraphiQL is served from one place, under a policy that lets it speak to this host only', async () => {
    const page = await fetch(`${graph.url}/graphiql/`);
    expect(page.headers.get('content-security-policy')).toContain("connect-src 'self'");
    const html = await fetch(`${graph.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(await html.text()).not.toMatch(/graphiql|playground|sandbox/i);
  });
});

describe('forged requests', () => {
  const query = 'query%20%7B__typename%7D';

  it('a query by GET needs a header that other sites cannot send', async () => {
    const plain = await fetch(`${graph.url}/graphql?query=${query}`);
    expect(plain.status).toBe(400);
    const preflighted = await fetch(`${graph.url}/graphql?query=${query}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(await preflighted.json()).toMatchObject({ data: { __typename: 'Query' } });
  });

  it('no mutation runs by GET', async () => {
    const mutation = encodeURIComponent(
      'mutation { reviewStrain(input: { strainId: "x", rating: 1 }) { review { id } } }',
    );
    const response = await fetch(`${graph.url}/graphql?query=${mutation}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect({ status: response.status, allow: response.headers.get('allow') }).toEqual({ status: 405, allow: 'POST' });
  });

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'])(
    'no form of another site is taken: %s',
    async (type) => {
      const { status } = await send(graph.url, { body: `query=${query}`, headers: { 'content-type': type } });
      expect(status).toBe(415);
    },
  );
});

describe('exhaustion', () => {
  const repeat = (count: number, part: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => part(i)).join(' ');

  it.each([
    ['101 aliases', `{ ${repeat(101, (i) => `a${i}: __typename`)} }`],
    ['500 directives', `{ __typename ${repeat(500, () => '@include(if: true)')} }`],
    ['directives nobody knows', `{ __typename ${repeat(60, (i) => `@aa${i}`)} }`],
    ['a field 5,000 times', `{ ${repeat(5_000, () => '__typename')} }`],
    [
      'circular introspection',
      `{ __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }`,
    ],
  ])('%s are refused', async (_, hostile) => {
    const { status, body } = await ask(hostile);
    expect({ status, data: body.data ?? null }).toEqual({ status: 400, data: null });
    expect(body.errors).not.toEqual([]);
  });

  it('operations in an array are refused', async () => {
    const { status, body } = await post(Array.from({ length: 10 }, () => ({ query: '{ __typename }' })));
    expect({ status, isArray: Array.isArray(body) }).toEqual({ status: 400, isArray: false });
  });
});
