import { badInput, GraphError } from '@weedhounds/errors';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLoader } from './loader.ts';
import { type Subgraph, startSubgraph } from './start-subgraph.ts';
import { postSigned, signedHeaders, testSecrets } from './testing/index.ts';

const typeDefs = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  scalar Percent
  input ThcFilter { min: Percent, max: Percent }
  input ItemFilter { thc: ThcFilter }
  type Query { items(filter: ItemFilter, first: Int): [Item], contextsSeen: Int }
  type Item { id: ID!, strain: Strain, broken: String, missing: String }
  type Strain @key(fields: "id") { id: ID!, name: String }
`;

interface Context {
  strain: ReturnType<typeof createLoader<string, { id: string; name: string }>>;
}

const batches: (readonly string[])[] = [];
const contexts: Context[] = [];

function createContext(): Context {
  const strain = createLoader<string, { id: string; name: string }>(async (ids) => {
    batches.push(ids);
    return ids.filter((id) => id !== 'str_9').map((id) => [id, { id, name: `strain ${id}` }]);
  });
  contexts.push({ strain });
  return { strain };
}

const resolvers = {
  Query: {
    items: (_: unknown, { first = 3 }: { first?: number }) => {
      if (first < 1) throw badInput(`first must be 1 or more; got ${first}.`, ['first']);
      return Array.from({ length: first }, (_item, index) => ({ id: `itm_${index}` }));
    },
    contextsSeen: () => contexts.length,
  },
  Item: {
    strain: ({ id }: { id: string }, _: unknown, context: Context) => context.strain.load(id.replace('itm', 'str')),
    broken: () => {
      throw new Error('relation "menu.item" does not exist at postgres://me:secret@db');
    },
    missing: () => {
      throw new GraphError('SUBGRAPH_UNAVAILABLE', 'no answer from 10.0.0.7', { extensions: { subgraph: 'strain' } });
    },
  },
  Strain: {
    __resolveReference: ({ id }: { id: string }, context: Context) => context.strain.load(id),
  },
};

let subgraph: Subgraph;
const stderr: string[] = [];

beforeAll(async () => {
  subgraph = await startSubgraph({
    name: 'menu',
    version: '1.2.3',
    typeDefs,
    resolvers,
    secrets: testSecrets,
    createContext,
    host: '127.0.0.1',
    port: 0,
  });
});
afterAll(() => subgraph.close());
beforeEach(() => {
  batches.length = 0;
  stderr.length = 0;
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => stderr.push(String(line)) > 0);
});
afterEach(() => vi.restoreAllMocks());

async function ask(query: string, variables: Record<string, unknown> = {}) {
  return (await postSigned(subgraph, { query, variables })).json();
}

describe('a subgraph that listens', () => {
  it('answers its SDL to the gateway', async () => {
    const { data } = (await ask('{ _service { sdl } }')) as { data: { _service: { sdl: string } } };
    expect(data._service.sdl).toContain('type Strain\n  @key(fields: "id")');
  });

  it('says its name, version and schema hash', async () => {
    expect(await (await fetch(`${subgraph.endpoint.url}/health/ready`)).json()).toEqual({
      status: 'ready',
      name: 'menu',
      version: '1.2.3',
      schemaHash: subgraph.schemaHash,
    });
    expect(subgraph.schemaHash).toMatch(/^[0-9a-f]{16}$/);
  });

  it('has no page for browsers, which would load from a CDN', async () => {
    const headers = { accept: 'text/html', ...signedHeaders('menu') };
    const response = await fetch(`${subgraph.endpoint.url}/graphql`, { headers });
    expect([response.status, response.headers.get('content-type')]).toEqual([400, 'application/json; charset=utf-8']);
  });

  it('loads all entities of a request in one batch, and null for one it does not hold', async () => {
    const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Strain { id name } } }';
    const r = ['str_2', 'str_9', 'str_1', 'str_2'].map((id) => ({ __typename: 'Strain', id }));
    expect(await ask(query, { r })).toEqual({
      data: {
        _entities: [
          { id: 'str_2', name: 'strain str_2' },
          null,
          { id: 'str_1', name: 'strain str_1' },
          { id: 'str_2', name: 'strain str_2' },
        ],
      },
    });
    expect(batches).toEqual([['str_2', 'str_9', 'str_1']]);
  });

  it('makes one context for each request', async () => {
    const before = contexts.length;
    const query = '{ contextsSeen items(first: 2) { strain { name } } }';
    expect([await ask(query), await ask(query)]).toMatchObject([
      { data: { contextsSeen: before + 1 } },
      { data: { contextsSeen: before + 2 } },
    ]);
    expect(batches).toEqual([
      ['str_0', 'str_1'],
      ['str_0', 'str_1'],
    ]);
  });
});

describe('an error of the client', () => {
  it('thrown by a resolver keeps code, argument and path, and is not logged', async () => {
    expect(await ask('{ items(first: 0) { id } }')).toEqual({
      data: { items: null },
      errors: [
        {
          message: 'first must be 1 or more; got 0.',
          locations: [{ line: 1, column: 3 }],
          path: ['items'],
          extensions: { argument: ['first'], code: 'BAD_USER_INPUT' },
        },
      ],
    });
    expect(stderr).toEqual([]);
  });

  it('in a literal is bad input at its argument', async () => {
    expect(await ask('{ items(filter: { thc: { min: 140 } }) { id } }')).toEqual({
      errors: [
        {
          message: 'Percent must be a number from 0 to 100; got 140.',
          locations: [{ line: 1, column: 31 }],
          extensions: { argument: ['filter', 'thc', 'min'], code: 'BAD_USER_INPUT' },
        },
      ],
    });
  });

  it('in a variable is bad input at its argument', async () => {
    const query = 'query ($f: ItemFilter) { items(filter: $f) { id } }';
    expect(await ask(query, { f: { thc: { max: 140 } } })).toEqual({
      errors: [
        {
          message:
            'Variable "$f" got invalid value 140 at "f.thc.max"; Percent must be a number from 0 to 100; got 140.',
          locations: [{ line: 1, column: 8 }],
          extensions: { argument: ['filter', 'thc', 'max'], code: 'BAD_USER_INPUT' },
        },
      ],
    });
  });
});

describe('a defect', () => {
  it('reaches the gateway as one fixed sentence at its path, and stderr in full as one line each', async () => {
    expect(await ask('{ items(first: 1) { id broken } }')).toEqual({
      data: { items: [{ id: 'itm_0', broken: null }] },
      errors: [
        {
          message: 'Something went wrong on our side.',
          locations: [{ line: 1, column: 24 }],
          path: ['items', 0, 'broken'],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
    });
    expect(stderr.map((line) => JSON.parse(line))).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-/),
        level: 'error',
        service: 'menu',
        code: 'INTERNAL_SERVER_ERROR',
        path: ['items', 0, 'broken'],
        message: 'relation "menu.item" does not exist at postgres://me:secret@db',
        stack: expect.stringContaining('start-subgraph.test.ts'),
      },
    ]);
  });

  it('of another subgraph keeps its name', async () => {
    expect(await ask('{ items(first: 1) { missing } }')).toMatchObject({
      errors: [
        {
          message: 'A part of the graph did not answer.',
          path: ['items', 0, 'missing'],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'strain' },
        },
      ],
    });
  });
});

it('does not start when resolvers and schema disagree', async () => {
  const listen = { secrets: testSecrets, createContext, host: '127.0.0.1', port: 0 };
  const options = { name: 'menu', version: '1', typeDefs, ...listen };
  await expect(startSubgraph({ ...options, resolvers: {} })).rejects.toThrow(
    new TypeError('The schema needs resolvers for Query.items, Query.contextsSeen.'),
  );
});

it('is unready while its service says so', async () => {
  let isReady = false;
  const other = await startSubgraph({
    name: 'menu',
    version: '1',
    typeDefs,
    resolvers,
    secrets: testSecrets,
    createContext,
    host: '127.0.0.1',
    port: 0,
    isReady: () => isReady,
  });
  const status = async () => (await fetch(`${other.endpoint.url}/health/ready`)).status;
  const before = await status();
  isReady = true;
  expect([before, await status()]).toEqual([503, 200]);
  await other.close();
});
