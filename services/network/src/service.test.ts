import { countStatements, type StatementCounter } from '@weedhounds/database';
import { openTestDatabase } from '@weedhounds/database/testing';
import { createId, type Subgraph } from '@weedhounds/subgraph';
import { postSigned, testSecrets } from '@weedhounds/subgraph/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type HealthServer, saying, startHealthServer } from './health/health-server.fixture.ts';
import { startNetwork } from './service.ts';
import { createStore, migrationsFolder, type NetworkStore, schemaName } from './store/store.ts';

type Database = Awaited<ReturnType<typeof openTestDatabase>>;

const noon = new Date('2026-11-22T12:00:00Z');
const menuHealth = { status: 'ready', name: 'menu', version: '2.0.0', schemaHash: 'aaaaaaaaaaaaaaaa' };

let database: Database;
let store: NetworkStore;
let statements: StatementCounter;
let menu: HealthServer;
let network: Subgraph;
let now = noon;

beforeAll(async () => {
  database = await openTestDatabase();
  await database.migrate(schemaName, migrationsFolder);
  store = createStore(database);
  statements = countStatements(store.client);
  menu = await startHealthServer(saying(200, menuHealth));
  network = await startNetwork({
    store,
    subgraphs: [
      { name: 'menu', url: `${menu.url}/graphql` },
      { name: 'strain', url: 'http://127.0.0.1:1/graphql' },
    ],
    secrets: testSecrets,
    host: '127.0.0.1',
    port: 0,
    now: () => now,
  });
});

afterEach(async () => {
  now = noon;
  await store.client.gatewayReport.deleteMany();
});

afterAll(async () => {
  await network.close();
  await menu.close();
  await store.close();
  await database.close();
});

async function ask(query: string, variables = {}): Promise<unknown> {
  return (await postSigned(network, { query, variables })).json();
}

interface Report {
  gatewayId: string;
  cache?: object;
  startedAt: string;
  subgraphs: { subgraph: string; count: number; errors: number; latency: number[] }[];
}

function report(input: Report): Promise<unknown> {
  const query = 'mutation ($input: CallReportInput!) { reportCalls(input: $input) }';
  return ask(query, { input: { version: '1.0.0', ...input } });
}

describe('the subgraphs', () => {
  it('are shown by name with what their health checks say, this one among them', async () => {
    const query = '{ network { observedAt subgraphs { name health version schemaHash calls { count } } } }';
    expect(await ask(query)).toEqual({
      data: {
        network: {
          observedAt: '2026-11-22T12:00:00.000Z',
          subgraphs: [
            { name: 'menu', health: 'READY', version: '2.0.0', schemaHash: 'aaaaaaaaaaaaaaaa', calls: null },
            { name: 'network', health: 'READY', version: '0.1.0', schemaHash: network.schemaHash, calls: null },
            { name: 'strain', health: 'DOWN', version: null, schemaHash: null, calls: null },
          ],
        },
      },
    });
  });

  it('are each asked once a request, however often they are asked about', async () => {
    const before = menu.paths.length;
    await ask('{ one: network { subgraphs { name } } two: network { subgraphs { responseTime } } }');
    expect(menu.paths.slice(before)).toEqual(['/health/ready']);
  });
});

describe('call counts', () => {
  const hour = 3_600_000;
  const longRunning = '2026-11-22T10:00:00.000Z';
  const query =
    '{ network { gateways { id version startedAt reportedAt } subgraphs { name calls { count errors p50 p95 p99 } } } }';

  it('are added up over the gateways that reported in the last minute', async () => {
    now = new Date(noon.getTime() - 60_001);
    await report({
      gatewayId: 'gone',
      startedAt: longRunning,
      subgraphs: [{ subgraph: 'strain', count: 9, errors: 9, latency: [9] }],
    });
    now = new Date(noon.getTime() - 60_000);
    await report({
      gatewayId: 'young',
      startedAt: '2026-11-22T11:00:00.000Z',
      subgraphs: [{ subgraph: 'menu', count: 98, errors: 1, latency: [90, 8] }],
    });
    now = noon;
    await report({
      gatewayId: 'old',
      startedAt: longRunning,
      subgraphs: [{ subgraph: 'menu', count: 2, errors: 1, latency: [0, 1, 1] }],
    });
    expect(await ask(query)).toEqual({
      data: {
        network: {
          gateways: [
            { id: 'old', version: '1.0.0', startedAt: longRunning, reportedAt: '2026-11-22T12:00:00.000Z' },
            {
              id: 'young',
              version: '1.0.0',
              startedAt: '2026-11-22T11:00:00.000Z',
              reportedAt: '2026-11-22T11:59:00.000Z',
            },
          ],
          subgraphs: [
            { name: 'menu', calls: { count: 100, errors: 2, p50: 0.1, p95: 0.1 * 1.1, p99: 0.1 * 1.1 } },
            { name: 'network', calls: null },
            { name: 'strain', calls: null },
          ],
        },
      },
    });
  });

  it('of a gateway take the place of those it reported before', async () => {
    for (const count of [1, 2]) {
      const subgraphs = [{ subgraph: 'menu', count, errors: 0, latency: [count] }];
      expect(await report({ gatewayId: 'g', startedAt: longRunning, subgraphs })).toEqual({
        data: { reportCalls: true },
      });
    }
    expect(await ask('{ network { subgraphs { calls { count } } } }')).toMatchObject({
      data: { network: { subgraphs: [{ calls: { count: 2 } }, { calls: null }, { calls: null }] } },
    });
  });

  it('are forgotten an hour after the last report', async () => {
    await report({ gatewayId: 'gone', startedAt: longRunning, subgraphs: [] });
    now = new Date(noon.getTime() + hour + 1);
    await report({ gatewayId: 'here', startedAt: longRunning, subgraphs: [] });
    expect(await store.client.gatewayReport.findMany({ select: { gatewayId: true } })).toEqual([{ gatewayId: 'here' }]);
  });

  it('are read with one statement, however many subgraphs and gateways there are', async () => {
    await report({ gatewayId: 'a', startedAt: longRunning, subgraphs: [] });
    await report({ gatewayId: 'b', startedAt: longRunning, subgraphs: [] });
    statements.reset();
    await ask(query);
    expect(statements.count()).toBe(1);
  });

  it.each([
    [{ gatewayId: '' }, ['input', 'gatewayId']],
    [{ subgraphs: [{ subgraph: 'menu', count: -1, errors: 0, latency: [] }] }, ['input', 'subgraphs', 'count']],
    [{ subgraphs: [{ subgraph: 'menu', count: 1, errors: 2, latency: [] }] }, ['input', 'subgraphs', 'errors']],
    [{ subgraphs: [{ subgraph: 'menu', count: 1, errors: 0, latency: [-1] }] }, ['input', 'subgraphs', 'latency']],
    [{ subgraphs: [{ subgraph: '', count: 1, errors: 0, latency: [] }] }, ['input', 'subgraphs', 'subgraph']],
    [{ startedAt: 'yesterday' }, ['input', 'startedAt']],
  ])('are refused when they cannot be: %j', async (wrong, argument) => {
    const answer = await report({ gatewayId: 'g', startedAt: longRunning, subgraphs: [], ...wrong });
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT', argument } }] });
    expect(await store.client.gatewayReport.count()).toBe(0);
  });
});

describe('what caches did', () => {
  const startedAt = '2026-11-22T10:00:00.000Z';
  const policy = {
    policy: 'INVENTORY',
    memoryHits: 3,
    storeHits: 1,
    stale: 0,
    misses: 2,
    bypasses: 0,
    age: 1_000,
    entries: 2,
    bytes: 200,
    evictions: 1,
  };
  const cache = {
    fetches: 9,
    operationHits: 1,
    operationsCoalesced: 2,
    coalesced: 3,
    batched: 4,
    hardPurges: 5,
    softPurges: 6,
    policies: [policy],
  };
  const query = `{ network { cache {
    fetches calls callsSaved operationHits operationsCoalesced coalesced batched hardPurges softPurges
    policies { policy memoryHits storeHits stale misses bypasses meanAge entries bytes evictions }
  } } }`;

  it('is as gateways report it, beside the calls that they made', async () => {
    const subgraphs = [{ subgraph: 'menu', count: 2, errors: 0, latency: [2] }];
    await report({ gatewayId: 'g', startedAt, subgraphs, cache });
    const { age: _, ...counts } = policy;
    expect(await ask(query)).toEqual({
      data: { network: { cache: { ...cache, calls: 2, callsSaved: 7, policies: [{ ...counts, meanAge: 250 }] } } },
    });
  });

  it('is null where no gateway has a cache, and when it had one and has none any more', async () => {
    const without = { data: { network: { cache: null } } };
    expect(await ask(query)).toEqual(without);
    await report({ gatewayId: 'g', startedAt, subgraphs: [], cache });
    await report({ gatewayId: 'g', startedAt, subgraphs: [] });
    expect(await ask(query)).toEqual(without);
  });

  it.each([
    [{ fetches: -1 }, ['input', 'cache', 'fetches']],
    [{ policies: [{ ...policy, policy: '' }] }, ['input', 'cache', 'policies', 'policy']],
    [{ policies: [{ ...policy, misses: -1 }] }, ['input', 'cache', 'policies', 'misses']],
    [{ policies: Array.from({ length: 101 }, () => policy) }, ['input', 'cache', 'policies']],
  ])('is refused when it cannot be: %j', async (wrong, argument) => {
    const answer = await report({ gatewayId: 'g', startedAt, subgraphs: [], cache: { ...cache, ...wrong } });
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT', argument } }] });
    expect(await store.client.gatewayReport.count()).toBe(0);
  });
});

describe('a purge', () => {
  const purge = (by: string) => ask(`mutation { purge(by: ${by}) { entries isKnownToOthers } }`);

  it.each([
    '{ subgraph: "menu" }',
    '{ type: "Menu" }',
    '{ tag: "new" }',
    '{ entity: { type: "Menu", key: { name: "id", value: "1" } } }',
  ])('by %s is let through to the gateway, which does it', async (by) => {
    expect(await purge(by)).toEqual({ data: { purge: { entries: 0, isKnownToOthers: true } } });
  });

  it.each([
    ['{}', ['by', 'type'], 'by takes exactly one of subgraph, type, entity and tag; got none.'],
    [
      '{ type: "Menu", tag: "new" }',
      ['by', 'tag'],
      'by takes exactly one of subgraph, type, entity and tag; got type and tag.',
    ],
    ['{ type: "" }', ['by', 'type'], 'type must have 1 to 255 characters; got 0.'],
    [
      '{ entity: { type: "", key: { name: "id", value: "1" } } }',
      ['by', 'entity', 'type'],
      'type must have 1 to 255 characters; got 0.',
    ],
    ['{ entity: { type: "Menu", key: [] } }', ['by', 'entity', 'key'], 'A key must have at least one field.'],
    [
      '{ entity: { type: "Menu", key: { name: "id", value: "" } } }',
      ['by', 'entity', 'key', 'value'],
      'value must have 1 to 255 characters; got 0.',
    ],
  ])('by %s is refused', async (by, argument, message) => {
    expect(await purge(by)).toMatchObject({
      data: { purge: null },
      errors: [{ message, extensions: { code: 'BAD_USER_INPUT', argument } }],
    });
  });
});

describe('a node', () => {
  const query = '{ node(id: $id) { __typename ... on Strain { ref } ... on Menu { ref } } }';

  it.each([
    ['ana', 'Analyte'],
    ['dsp', 'Dispensary'],
    ['itm', 'MenuItem'],
    ['jur', 'Jurisdiction'],
    ['mnu', 'Menu'],
    ['rev', 'StrainReview'],
    ['smp', 'LabSample'],
    ['str', 'Strain'],
  ] as const)('whose id begins with %s is a %s, found by its id', async (prefix, __typename) => {
    const id = createId(prefix, 'some', 'key');
    const selection = `query ($id: ID!) { node(id: $id) { __typename ... on ${__typename} { ref } } }`;
    expect(await ask(selection, { id })).toEqual({ data: { node: { __typename, ref: id } } });
  });

  it.each(['', 'x', createId('var', 'no', 'node'), 'str_0', 'xyz_00000000000000000000'])(
    'is null for %j',
    async (id) => {
      expect(await ask(`query ($id: ID!) ${query}`, { id })).toEqual({ data: { node: null } });
    },
  );
});
