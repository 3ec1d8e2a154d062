import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { setTimeout } from 'node:timers/promises';
import type { Subgraph } from '@weedhounds/subgraph';
import { startSubgraph } from '@weedhounds/subgraph';
import { testSecrets } from '@weedhounds/subgraph/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchChannel } from '../fetch/fetch-event.ts';
import { composeSupergraph } from '../load/compose-supergraph.ts';
import { type Gateway, startGateway } from '../start-gateway.ts';
import { hasRedis, startRedis, type TestRedis } from '../testing/find-redis.ts';
import { postGraphQL } from '../testing/post-graphql.ts';

const sdl = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
    @link(url: "https://weedhounds.example/cache/v1.0", import: ["@cacheControl"])
    @composeDirective(name: "@cacheControl")
  directive @cacheControl(maxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
  enum CacheControlScope { PUBLIC PRIVATE }
  type Query { lamp(id: ID!): Lamp @cacheControl(maxAge: 600) }
  type Mutation { rename(id: ID!, name: String!): Lamp }
  type Lamp @key(fields: "id") @cacheControl(maxAge: 600) { id: ID! name: String }
`;
const query = '{ lamp(id: "1") { name } }';

let subgraph: Subgraph;
let supergraphSdl: string;
let name: string;
let calls: number;
const count = () => void calls++;

beforeAll(async () => {
  subgraph = await startSubgraph({
    name: 'lamps',
    version: '1.0.0',
    typeDefs: sdl,
    resolvers: {
      Query: {
        lamp: async (_root: unknown, { id }: { id: string }) => {
          await setTimeout(100);
          return { id, name };
        },
      },
      Mutation: {
        rename: (_root: unknown, { id, name: next }: { id: string; name: string }) => {
          name = next;
          return { id, name };
        },
      },
      Lamp: { __resolveReference: ({ id }: { id: string }) => ({ id, name }) },
    },
    secrets: testSecrets,
    createContext: () => ({}),
    host: '127.0.0.1',
    port: 0,
  });
  const composition = composeSupergraph([{ name: 'lamps', url: `${subgraph.endpoint.url}/graphql`, sdl }]);
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.errors));
  ({ supergraphSdl } = composition);
  subscribe(fetchChannel, count);
});
afterAll(async () => {
  unsubscribe(fetchChannel, count);
  await subgraph.close();
});

describe.skipIf(!hasRedis())('gateways that share a Redis (needs redis-server or REDIS_URL)', () => {
  let redis: TestRedis;
  const gateways: Gateway[] = [];

  beforeEach(async () => {
    [name, calls] = ['Old', 0];
    redis = await startRedis();
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  });
  afterEach(async () => {
    await Promise.all(gateways.splice(0).map((gateway) => gateway.close()));
    await redis.stop();
    vi.restoreAllMocks();
  });

  async function start(): Promise<Gateway> {
    const redisUrl = redis.url.href;
    const gateway = await startGateway({ supergraphSdl, secrets: testSecrets, host: '127.0.0.1', port: 0, redisUrl });
    gateways.push(gateway);
    return gateway;
  }
  const nameAt = async ({ url }: Gateway, text = query, variables = {}) =>
    ((await postGraphQL(url, { query: text, variables })).result as { data: { lamp: { name: string } } }).data.lamp
      .name;

  it('take from it what another has asked for', async () => {
    const [one, other] = [await start(), await start()];
    let id = 0;
    // Nothing is shared before they hear each other.
    await vi.waitFor(async () => {
      const text = `{ lamp(id: "${++id}") { name } }`;
      await nameAt(one, text);
      const before = calls;
      expect([await nameAt(other, text), calls]).toEqual(['Old', before]);
    }, 5_000);
  });

  it('ask once for what all of them lack at the same time', async () => {
    const all = [await start(), await start(), await start()];
    const text = 'query ($id: ID!) { lamp(id: $id) { name } }';
    const askAll = (id: string, times: number) =>
      Promise.all(all.flatMap((gateway) => Array.from({ length: times }, () => nameAt(gateway, text, { id }))));
    let id = 100;
    // All have a plan.
    await askAll('0', 1);
    // Nothing is shared before they hear each other.
    await vi.waitFor(async () => {
      calls = 0;
      const names = await askAll(String(++id), 20);
      expect([new Set(names), calls]).toEqual([new Set(['Old']), 1]);
    }, 5_000);
  }, 20_000);

  it('forget what another has changed', async () => {
    const [one, other] = [await start(), await start()];
    expect([await nameAt(one), await nameAt(other)]).toEqual(['Old', 'Old']);
    await postGraphQL(one.url, { query: 'mutation { rename(id: "1", name: "New") { name } }' });
    expect(await nameAt(one)).toBe('New');
    await vi.waitFor(async () => expect(await nameAt(other)).toBe('New'), { timeout: 6_000, interval: 50 });
  }, 20_000);

  it('answer without it', async () => {
    const one = await start();
    expect(await nameAt(one)).toBe('Old');
    await redis.stop();
    expect(await nameAt(one, '{ lamp(id: "2") { name } }')).toBe('Old');
    redis = await startRedis();
  });
});
