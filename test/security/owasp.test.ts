/** OWASP's GraphQL cheat sheet: each attack it names, once. Introspection, GraphiQL, batches and CSRF are graphql-cop's as well. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adult } from '../ask.ts';
import { startTestGraph, type TestGraph } from '../start-test-graph.ts';
import { countFetches } from './count-fetches.ts';
import { send } from './send.ts';

let graph: TestGraph;
let fetches: ReturnType<typeof countFetches>;
beforeAll(async () => {
  graph = await startTestGraph();
  fetches = countFetches();
});
afterAll(async () => {
  fetches?.stop();
  await graph?.close();
});

const ask = (query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = adult) =>
  send(graph.url, { body: JSON.stringify({ query, variables }), headers });
const joined = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');

describe('injection', () => {
  const payloads = [
    `' or '1'='1`,
    `'; drop table "menu"."menu_item"; --`,
    `") union select code from dispensary.jurisdiction --`,
    '{"$gt": ""}',
    '$(touch /tmp/owned)',
    '`id`; | cat /etc/passwd',
    '../../../../etc/passwd',
    'file:///etc/passwd',
    '%00\u0000',
    '<script>alert(1)</script>',
    '%_%',
  ];
  const question = `query ($text: String!, $id: ID!) {
    strain(slug: $text) { name } byName: strain(name: $text) { name } dispensary(slug: $text) { name } node(id: $id) { id }
    labSample(id: $id) { id } menu(dispensaryId: $id) { id } menuItem(id: $id) { id } jurisdictions { nodes { code } } }`;

  it.each(payloads)('%s names nothing in any argument that names one thing', async (payload) => {
    const { body } = await ask(question, { text: payload, id: payload });
    expect(JSON.stringify(body)).not.toMatch(/INTERNAL_SERVER_ERROR|prisma|syntax error|root:x|pglite/i);
    for (const key of ['strain', 'byName', 'dispensary', 'node', 'labSample', 'menu', 'menuItem']) {
      expect([key, body.data?.[key] ?? null]).toEqual([key, null]);
    }
  });

  it.each(payloads)(
    '%s in a search and in filters is but text: it finds nothing and harms nothing',
    async (payload) => {
      const { body } = await ask(
        `query ($text: String!) { searchMenuItems(text: $text) { nodes { name } } brands: searchMenuItems(filter: { brand: $text }) { nodes { name } }
        dispensaries(filter: { name: $text }) { nodes { name } } strains(filter: { search: $text }) { nodes { name } } }`,
        { text: payload },
      );
      expect(JSON.stringify(body)).not.toMatch(/INTERNAL_SERVER_ERROR|prisma|syntax error|root:x|pglite/i);
      for (const key of ['brands', 'dispensaries']) {
        const found = body.data?.[key] ?? { nodes: [] };
        expect(found).toEqual({ nodes: [] });
      }
      const { body: after } = await ask(
        '{ strains(first: 1) { nodes { id } } searchMenuItems(first: 1) { nodes { id } } }',
      );
      expect(after.data).toMatchObject({ strains: { nodes: [{}] }, searchMenuItems: { nodes: [{}] } });
    },
  );

  it('an object where text is expected, as NoSQL operators are smuggled in, is refused before any subgraph is asked', async () => {
    const before = fetches.subgraphs.length;
    const { status, body } = await ask('query ($t: String!) { strain(slug: $t) { name } }', { t: { $ne: null } });
    expect({ status, data: body.data ?? null, fetched: fetches.subgraphs.slice(before) }).toEqual({
      ...{ status: 400, data: null, fetched: [] },
    });
  });

  it('a cursor of another’s making is refused', async () => {
    const forged = Buffer.from(`["' or 1=1 --"]`).toString('base64url');
    const { body } = await ask('query ($a: String) { strains(after: $a) { nodes { id } } }', { a: forged });
    expect(body.errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('denial of service', () => {
  const parents = (levels: number): string =>
    levels === 0 ? 'name' : `lineage { parents { strain { ${parents(levels - 1)} } } }`;

  it.each([
    ['depth', `{ strain(slug: "a") { ${parents(6)} } }`, 'DEPTH_LIMIT'],
    ['aliases', `{ strain(slug: "a") { ${joined(31, (i) => `a${i}: name`)} } }`, 'ALIAS_LIMIT'],
    ['a page', '{ strains(first: 1001) { nodes { id } } }', 'PAGE_LIMIT'],
    [
      'a list',
      `{ searchMenuItems(filter: { dispensaryIds: [${joined(1_001, () => '"x"')}] }) { nodes { id } } }`,
      'LIST_LIMIT',
    ],
    ['root fields', `{ ${joined(21, (i) => `a${i}: strain(slug: "a") { id }`)} }`, 'ROOT_FIELD_LIMIT'],
    ['directives', `{ __typename ${joined(51, () => '@skip(if: false)')} }`, 'DIRECTIVE_LIMIT'],
  ])('by %s is refused by name, before any subgraph is asked', async (_, query, limit) => {
    const before = fetches.subgraphs.length;
    const { status, body } = await ask(query);
    expect({ status, data: body.data ?? null, fetched: fetches.subgraphs.slice(before) }).toEqual({
      ...{ status: 400, data: null, fetched: [] },
    });
    expect(body.errors.map(({ message }) => message).join()).toContain(`(${limit})`);
  });

  it('by an amount in a variable is refused as one in the document is', async () => {
    const { status, body } = await ask('query ($n: Int) { strains(first: $n) { nodes { id } } }', { n: 1_001 });
    expect([status, body.errors[0]?.message]).toEqual([400, expect.stringContaining('(PAGE_LIMIT)')]);
  });

  it('by cost is refused with its estimate, before any subgraph is asked', async () => {
    const before = fetches.subgraphs.length;
    const { body } = await ask(
      '{ dispensaries(first: 100) { nodes { menu { items(first: 100) { nodes { variants { priceHistory(first: 100) { nodes { observedAt } } } } } } } } }',
    );
    expect(body.errors[0]?.extensions.code).toBe('COST_LIMIT_EXCEEDED');
    expect({ data: body.data ?? null, fetched: fetches.subgraphs.slice(before) }).toEqual({ data: null, fetched: [] });
  });

  it('by a body of more than 2 MB is refused', async () => {
    const { status } = await ask(`{ __typename } # ${'x'.repeat(2_100_000)}`);
    expect(status).toBe(413);
  });

  it('by operations in an array, which could also guess secrets, is refused', async () => {
    const { status } = await send(graph.url, { body: '[{"query":"{ __typename }"}]', headers: adult });
    expect(status).toBe(400);
  });
});

describe('access to objects by their ids', () => {
  /** Ids that an adult was given, in the hands of others. */
  async function idsOfAdult(): Promise<Record<string, string>> {
    const { body } = await ask(
      '{ dispensaries(filter: { jurisdiction: "CO" }, first: 1) { nodes { menu { id items(first: 1) { nodes { id } } } } } }',
    );
    const [shop] = JSON.parse(JSON.stringify(body.data)).dispensaries.nodes;
    return { menu: shop.menu.id, item: shop.menu.items.nodes[0].id };
  }
  const byId = `query ($menu: ID!, $item: ID!) { menu(id: $menu) { id } menuItem(id: $item) { id }
    a: node(id: $menu) { id } b: node(id: $item) { ... on MenuItem { name } } }`;

  it.each([
    ['a stranger', {}],
    ['a minor', { 'x-jurisdiction': 'CO', 'x-age-confirmed': '17' }],
    ['an adult where the law forbids it', { 'x-jurisdiction': 'TX', 'x-age-confirmed': '40' }],
  ])('who holds the ids of a menu and an item gets neither: %s', async (_, headers) => {
    const { body } = await ask(byId, await idsOfAdult(), headers as Record<string, string>);
    expect(body.data).toEqual({ menu: null, menuItem: null, a: null, b: null });
    expect(body.errors.map(({ path, extensions }) => [path?.join('.'), extensions.code]).sort()).toEqual(
      ['a', 'b', 'menu', 'menuItem'].map((path) => [path, 'FORBIDDEN']),
    );
  });

  it('an id with another type’s prefix, or a neighbour’s digits, names nothing', async () => {
    const { menu = '' } = await idsOfAdult();
    const neighbour = menu.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
    const { body } = await ask('query ($a: ID!, $b: ID!) { a: node(id: $a) { id } b: node(id: $b) { id } }', {
      a: menu.replace('mnu', 'str'),
      b: neighbour,
    });
    expect(body.data).toEqual({ a: null, b: null });
  });
});

describe('access to mutations and to operations', () => {
  const review = `mutation { reviewStrain(input: { strainId: "str_x", rating: 1 }) { review { id } } }`;

  it('a stranger writes nothing, and no subgraph is asked', async () => {
    const before = fetches.subgraphs.length;
    const { body } = await ask(review);
    expect(body.data).toEqual({ reviewStrain: null });
    expect(body.errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    expect(fetches.subgraphs.slice(before)).toEqual([]);
  });

  it.each(['none', 'HS256'])('a token signed with %s is nobody’s', async (alg) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = `${part({ alg, typ: 'at+jwt' })}.${part({ sub: 'a', role: 'operator', exp: 9_999_999_999 })}.${alg === 'none' ? '' : part({})}`;
    const { status, body } = await ask('{ network { observedAt } }', {}, { authorization: `Bearer ${token}` });
    expect({ status, data: body.data ?? null }).toEqual({ status: 401, data: null });
  });

  it('what a header claims beside a token changes no role', async () => {
    const headers = { ...(await graph.signIn({ role: 'member' })), 'x-role': 'operator', 'x-gateway-call': 'operator' };
    const { body } = await ask('{ network { observedAt } }', {}, headers);
    expect([body.data, body.errors[0]?.extensions.code]).toEqual([{ network: null }, 'FORBIDDEN']);
  });
});

describe('errors and headers', () => {
  it('an answer says nothing of servers, files and versions', async () => {
    const { headers, text } = await ask('{ node(id: "x") { id } menu { id } }');
    expect(text).not.toMatch(/stacktrace|node_modules|\.ts:|127\.0\.0\.1|express|apollo/i);
    expect([headers.get('x-powered-by'), headers.get('server')]).toEqual([null, null]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('no other site is allowed to read an answer', async () => {
    const response = await fetch(`${graph.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    const { headers } = await ask('{ __typename }', {}, { origin: 'https://evil.example' });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});
