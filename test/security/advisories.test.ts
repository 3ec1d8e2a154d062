/** Published advisories of what the gateway is made of: each attack once, as a client or a subgraph would make it. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { readPublicSettings } from '@weedhounds/gateway';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeSupergraph } from '../../gateway/src/load/compose-supergraph.ts';
import { startGateway } from '../../gateway/src/start-gateway.ts';
import { composeShop } from '../../gateway/src/testing/shop-graph.ts';
import { startStandIn } from '../../gateway/src/testing/stand-in.ts';
import { thicket } from '../../gateway/src/testing/thicket.ts';
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

/** What is answered to a document, and which subgraphs were asked for it. */
async function outcomeOf(query: string) {
  const before = fetches.subgraphs.length;
  const { status, body } = await send(graph.url, { body: JSON.stringify({ query }) });
  const { message = '' } = body.errors[0] ?? {};
  return { status, data: body.data ?? null, message, fetched: fetches.subgraphs.slice(before) };
}
const refusedBy = (limit: string) => ({
  status: 400,
  data: null,
  message: expect.stringContaining(`(${limit})`),
  fetched: [],
});
const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const joined = (count: number, part: (index: number) => string) => range(count).map(part).join(' ');

describe('validation and planning that never end', () => {
  it('GHSA-9pv7-vfvm-6vr7: fragments that must all be compared are counted, not compared', async () => {
    const chain = (count: number) => {
      const spreads = joined(count, (i) => `...f${i}`);
      const fragments = joined(count, (i) => `fragment f${i} on Query { ${i > 0 ? `...f${i - 1}` : ''} __typename }`);
      return `{ ${spreads} } ${fragments}`;
    };
    expect(await outcomeOf(chain(300))).toEqual(refusedBy('FRAGMENT_LIMIT'));
    expect(await outcomeOf(chain(90))).toEqual(refusedBy('FRAGMENT_DEPTH_LIMIT'));
    const circle = joined(90, (i) => `fragment f${i} on Query { ...f${(i + 1) % 90} __typename }`);
    expect(await outcomeOf(`{ ...f0 } ${circle}`)).toMatchObject({
      ...{ status: 400, data: null, fetched: [] },
      message: 'The fragment "f0" contains itself, by way of "f1".',
    });
  });

  it('the same by repeated fields and by inline fragments, which graphql-php had as GHSA-fc86-6rv6-2jpm', async () => {
    const fields = joined(3_000, () => 'strains { pageInfo { hasNextPage } }');
    expect(await outcomeOf(`{ ${fields} }`)).toEqual(refusedBy('TOKEN_LIMIT'));
    const inner = joined(30, () => '... on StrainConnection { pageInfo { hasNextPage } }');
    expect(await outcomeOf(`{ ${joined(30, () => `... on Query { strains { ${inner} } }`)} }`)).toMatchObject({
      ...{ status: 400, data: null, fetched: [] },
      message: expect.stringMatching(/\((ROOT_)?FIELD_LIMIT|BREADTH_LIMIT\)/),
    });
  });

  it('GHSA-fmj9-77q8-g6c4: fields that many subgraphs share end at the planning deadline, before any is called', async () => {
    const { supergraphSdl, hostile } = thicket(6, 7);
    const listen = { secrets: ['a secret that only this test knows'], host: '127.0.0.1', port: 0 };
    const limits = { ...readPublicSettings({}).limits, FIELD_LIMIT: 999_999, BREADTH_LIMIT: 999_999 };
    const gateway = await startGateway({ supergraphSdl, ...listen, planDeadlineMs: 20, limits, costLimit: 0 });
    try {
      const before = fetches.subgraphs.length;
      const { body } = await send(gateway.url, { body: JSON.stringify({ query: hostile }) });
      expect({ data: body.data ?? null, fetched: fetches.subgraphs.slice(before) }).toEqual({
        data: null,
        fetched: [],
      });
      expect(body.errors[0]).toMatchObject({
        message: expect.stringContaining('longer than 20 ms to plan'),
        extensions: { code: 'COST_LIMIT_EXCEEDED' },
      });
    } finally {
      await gateway.close();
    }
  });

  it('GHSA-q2f9-x4p4-7xmh: fragments within fragments are counted as if written out', async () => {
    const doubling = joined(24, (i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`);
    const document = `{ ...f0 } ${doubling} fragment f24 on Query { strains { nodes { id } } }`;
    expect(await outcomeOf(document)).toMatchObject({
      ...{ status: 400, data: null, fetched: [] },
      message: expect.stringMatching(/more than \d+|[\d,]{7,}/),
    });
  });

  it('GHSA-p2q6-pwh5-m6jr: fragments on one type after another, over and over, are counted too', async () => {
    const types = ['Dispensary', 'Jurisdiction', 'Strain', 'LabSample', 'Analyte', 'StrainReview'];
    const fragments = joined(12, (i) => {
      const conditions = types.map((type) => `... on ${type} { ...f${i + 1} id }`);
      return `fragment f${i} on Node { ${conditions.join(' ')} }`;
    });
    const document = `{ node(id: "x") { ...f0 } } ${fragments} fragment f12 on Node { id }`;
    expect(await outcomeOf(document)).toMatchObject({
      ...{ status: 400, data: null, fetched: [] },
      message: expect.stringMatching(/_LIMIT\)/),
    });
  });

  it('GHSA-224p-v68g-5g8f: a fragment that is used twice is as deep the second time', async () => {
    const parents = (levels: number): string =>
      levels === 0 ? 'name' : `lineage { parents { strain { ${parents(levels - 1)} } } }`;
    const nested = `${'lineage { parents { strain { '.repeat(3)}...deep${' } } }'.repeat(3)}`;
    const query = `{ shallow: strain(slug: "a") { ...deep } nested: strain(slug: "a") { ${nested} } }`;
    expect(await outcomeOf(`${query} fragment deep on Strain { ${parents(2)} }`)).toEqual(refusedBy('DEPTH_LIMIT'));
  });

  it('GHSA-224p-v68g-5g8f: what is named __schema is as deep as under another name', async () => {
    const parents = (levels: number): string =>
      levels === 0 ? 'name' : `lineage { parents { strain { ${parents(levels - 1)} } } }`;
    const deep = `strain(slug: "a") { ${parents(5)} }`;
    for (const query of [
      `query __schema { ${deep} }`,
      `{ __schema: ${deep} }`,
      `{ ...__schema } fragment __schema on Query { ${deep} }`,
    ]) {
      expect({ query, ...(await outcomeOf(query)) }).toEqual({ query, ...refusedBy('DEPTH_LIMIT') });
    }
  });
});

describe('GHSA-pfjj-6f4p-rvmh: inherited names', () => {
  const own = Object.getOwnPropertyNames(Object.prototype).length;

  it('in a subgraph’s answer change nothing outside it', async () => {
    const answer = `{"data":{"products":[{"name":"A","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}],"__proto__":{"polluted":1}}}`;
    const subgraph = await startStandIn((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
    });
    const gateway = await startGateway({
      supergraphSdl: composeShop(subgraph.url, subgraph.url),
      secrets: ['a secret that only this test knows'],
      host: '127.0.0.1',
      port: 0,
    });
    try {
      const { body } = await send(gateway.url, { body: '{"query":"{ products { name __proto__: name } }"}' });
      expect(JSON.stringify(body)).not.toContain('polluted');
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
      expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(own);
    } finally {
      await gateway.close();
      await subgraph.close();
    }
  });
});

describe('access that is said in one place and read in another', () => {
  const link = (imports: string, names = ['access', 'adult', 'medical']) => `
    extend schema
      @link(
        url: "https://specs.apollo.dev/federation/v2.9"
        import: ["@key", "@external", "@requires", "@composeDirective", "@context", "@fromContext"]
      )
      @link(url: "https://weedhounds.example/specs/access/v1.0", import: [${imports}])
      ${names.map((name) => `@composeDirective(name: "@${name}")`).join(' ')}
    directive @${names[0]}(roles: [String!], scopes: [String!]) on FIELD_DEFINITION | OBJECT | INTERFACE
    directive @${names[1]} on FIELD_DEFINITION | OBJECT | INTERFACE
    directive @${names[2]} on FIELD_DEFINITION | OBJECT | INTERFACE`;
  const usual = link('"@access", "@adult", "@medical"');
  const compose = (...subgraphs: string[]) =>
    composeSupergraph(subgraphs.map((sdl, at) => ({ name: `s${at}`, url: `http://127.0.0.1:1/${at}`, sdl })));

  it('GHSA-mx7m-j9xf-62hw: a directive on an interface does not compose', () => {
    const types = 'interface Named @adult { name: String } type A implements Named { name: String }';
    expect(compose(`${usual} type Query { a: Named } ${types}`)).toMatchObject({ kind: 'failed' });
  });

  it('GHSA-m8jr-fxqx-8xx6: a field that requires a guarded one composes only where it is guarded as well', () => {
    const one = `${usual} type Query { shop: Shop } type Shop @key(fields: "id") { id: ID! code: String @adult }`;
    const two = (guard: string) => `${usual}
      type Shop @key(fields: "id") { id: ID! code: String @external length: Int @requires(fields: "code") ${guard} }`;
    expect(compose(one, two('@adult'))).toMatchObject({ kind: 'composed' });
    expect(compose(one, two(''))).toMatchObject({ kind: 'failed' });
  });

  it('directives under other names do not compose', () => {
    const renamed = link(
      '{ name: "@access", as: "@may" }, { name: "@adult", as: "@grown" }, { name: "@medical", as: "@ill" }',
      ['may', 'grown', 'ill'],
    );
    expect(compose(`${renamed} type Query { a: String @grown }`)).toMatchObject({ kind: 'failed' });
  });
});

describe('answers that reach the wrong reader', () => {
  it('GHSA-8r69-3cvp-wxc3: there are no batches whose answers could share headers', async () => {
    const { status, body } = await send(graph.url, { body: '[{"query":"{ __typename }"},{"query":"{ __typename }"}]' });
    expect({ status, data: body.data }).toEqual({ status: 400, data: undefined });
  });

  it.each(['message/external-body', 'message/rfc822', 'text/plain', 'x'])(
    'GHSA-9q82-xgwf-vj6h: a read by GET with the content type %s is taken for a forged one',
    async (type) => {
      const url = `${graph.url}/graphql?query=${encodeURIComponent('{ __typename }')}`;
      const response = await fetch(url, { headers: { 'content-type': type } });
      expect([400, 415]).toContain(response.status);
      expect(await response.text()).not.toContain('"data"');
    },
  );

  it('GHSA-w42g-7vfc-xf37: there is no second door by WebSocket', async () => {
    const { hostname, port } = new URL(graph.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write(
      `GET /graphql HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-ws\r\n\r\n',
    );
    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect((await outcomeOf('subscription { a }')).data).toBeNull();
  });
});

describe('GHSA-mp6q-xf9x-fwf7: bodies in other alphabets', () => {
  it.each(['utf-7', 'cp437', 'iso-2022-jp', 'utf-32', 'utf-16le'])('in %s are refused unread', async (charset) => {
    const { status } = await send(graph.url, {
      body: '{"query":"{ __typename }"}',
      headers: { 'content-type': `application/json; charset=${charset}` },
    });
    expect(status).toBe(415);
  });
});
