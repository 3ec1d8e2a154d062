import { buildSubgraphSchema } from '@apollo/subgraph';
import { createTieredCache, type Kept, type Policy } from '@weedhounds/cache';
import { GraphError } from '@weedhounds/errors';
import { parse } from 'graphql';
import { createLocalFetchLayer, type LocalFetchLayer } from '../../fetch/create-local-fetch-layer.ts';
import type { EntitiesAnswer, FetchLayer, FetchScope, FetchSpec, RootAnswer } from '../../fetch/fetch-layer.ts';
import type { SubgraphCaching } from '../../fetch/subgraph-caching.ts';
import { rootFetch } from '../../fetch/testing/fetch-spec.ts';
import { composeSupergraph } from '../../load/compose-supergraph.ts';
import { cachingOptions } from '../caching-options.ts';
import { createCachingLayer } from '../create-caching-layer.ts';
import type { EntityCache } from '../entity-cache.ts';
import { createPlainCache, minute } from './plain-cache.ts';

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { items(first: Int): [Item!] best: Item count: Int }
  type Mutation { setPrice(id: ID!, price: Int!): Item purge(by: By!, mode: Mode! = HARD): Purged }
  input By { subgraph: String type: String tag: String entity: Named }
  input Named { type: String! key: [KeyField!]! }
  input KeyField { name: String! value: String! }
  enum Mode { SOFT HARD }
  type Purged { entries: Int! isKnownToOthers: Boolean! }
  type Item @key(fields: "id") { id: ID! name: String label: String price: Int stock: Int note: String shop: Shop }
  type Shop @key(fields: "id") { id: ID! name: String }
`;

/** Names last an hour, prices a minute, stock is not kept, and notes are the viewer's own. */
const policies: Readonly<Record<string, Policy>> = {
  name: { ...minute, name: 'NAMES', ttlMs: 3_600_000 },
  price: { ...minute, name: 'PRICES', staleMs: 10_000, staleIfErrorMs: 30_000, negativeTtlMs: 5_000 },
  note: { ...minute, name: 'NOTES', scope: 'PRIVATE' },
};

function policyOf(_typeName: string, field: string): Policy | undefined {
  if (['stock', 'count'].includes(field)) return undefined;
  return policies[field] ?? policies.name;
}

/** A caching layer over a subgraph of items in this process. */
export interface CachedShop {
  layer: FetchLayer;
  /** Prices by the items' ids. An item without one does not exist. */
  prices: Map<string, number>;
  /** What the subgraph was asked, as short texts, since this was last read. */
  asked(): string[];
  /** Milliseconds since the beginning. */
  clock: { now: number };
  /** What is drawn, from 0 to 1: 1 refreshes nothing early. */
  luck: { chance: number };
  /** Whether the subgraph fails. */
  failure: { code: 'SUBGRAPH_UNAVAILABLE' | 'FORBIDDEN' | undefined };
  /** What the subgraph's headers say of keeping its answers. */
  headers: { caching: SubgraphCaching | undefined };
  /** Runs before each call; a call waits for it. */
  gate: { wait: () => Promise<void> };
  cache: EntityCache['cache'];
  purges: EntityCache['purges'];
}

export function openCachedShop(): CachedShop {
  const prices = new Map([
    ['1', 10],
    ['2', 20],
  ]);
  const itemOf = (id: string) => (prices.has(id) ? { id } : null);
  const schema = buildSubgraphSchema({
    typeDefs: parse(sdl),
    resolvers: {
      Query: {
        items: (_root: unknown, { first = 9 }: { first?: number }) => [...prices.keys()].slice(0, first).map(itemOf),
        best: () => itemOf('2'),
        count: () => prices.size,
      },
      Mutation: {
        setPrice(_root: unknown, { id, price }: { id: string; price: number }) {
          prices.set(id, price);
          return { id };
        },
        purge: () => ({ entries: 0, isKnownToOthers: false }),
      },
      Item: {
        __resolveReference: ({ id }: { id: string }) => itemOf(id),
        name: ({ id }: { id: string }) => `Item ${id}`,
        label: ({ id }: { id: string }) => `Label ${id}`,
        price: ({ id }: { id: string }) => prices.get(id),
        stock: () => 3,
        note: () => 'mine',
        shop: () => ({ id: 's', name: 'Shop' }),
      },
      Shop: { __resolveReference: ({ id }: { id: string }) => ({ id, name: 'Shop' }) },
    },
  });
  const composition = composeSupergraph([{ name: 'shop', url: 'http://shop', sdl }]);
  if (composition.kind === 'failed') throw new TypeError(JSON.stringify(composition.errors));
  const clock = { now: 0 };
  const luck = { chance: 1 };
  const failure: CachedShop['failure'] = { code: undefined };
  const headers: CachedShop['headers'] = { caching: undefined };
  const gate = { wait: async () => {} };
  const { purges } = createPlainCache();
  const memory = new Map<string, Kept>();
  const cache = createTieredCache({
    memory: {
      get: (key) => memory.get(key),
      set: (key, kept) => void memory.set(key, kept),
      delete: (key) => void memory.delete(key),
      values: () => memory.values(),
    },
    purges,
    now: () => clock.now,
  });
  const local = createLocalFetchLayer({ schemas: { shop: schema } });
  const inner = withFaults(local, { failure, gate, headers });
  const now = () => clock.now;
  const chance = () => luck.chance;
  const layer = createCachingLayer(
    inner,
    cachingOptions(composition.supergraphSdl, { cache, purges, now, chance, policiesOf: () => policyOf }),
  );
  const asked = () => local.calls.splice(0).map(describe);
  return { layer, prices, clock, luck, failure, headers, gate, cache, purges, asked };
}

function describe({ query, variables }: LocalFetchLayer['calls'][number]): string {
  const { representations, ...others } = variables as { representations?: readonly { id: string }[] };
  const selection = query
    .replace(/^query\(.*?\)\{_entities\(representations:\$representations\)/, '')
    .replace(/}$/, '');
  const values = Object.keys(others).length > 0 ? ` ${JSON.stringify(others)}` : '';
  return representations ? `${representations.map(({ id }) => id)} ${selection}` : `${query}${values}`;
}

function withFaults(
  inner: FetchLayer,
  { failure, gate, headers }: Pick<CachedShop, 'failure' | 'gate' | 'headers'>,
): FetchLayer {
  const errorOf = () => failure.code && new GraphError(failure.code, 'It failed.');
  return {
    async fetchRoot(spec, variables, scope): Promise<RootAnswer> {
      const error = errorOf();
      if (error) return { data: null, errors: spec.rootNames.always.map((name) => ({ path: [name], error })) };
      const answer = await inner.fetchRoot(spec, variables, scope);
      await gate.wait();
      return { ...answer, caching: headers.caching };
    },
    async fetchEntities(spec, representations, variables, scope): Promise<EntitiesAnswer> {
      const error = errorOf();
      if (error) {
        const errors = representations.map((_, representation) => ({ representation, path: [], error }));
        return { entities: representations.map(() => null), errors };
      }
      const answer = await inner.fetchEntities(spec, representations, variables, scope);
      await gate.wait();
      return { ...answer, caching: headers.caching };
    },
    close: () => inner.close(),
  };
}

/** A fetch of items' fields. */
export function itemFetch(fields: string): FetchSpec {
  const query = `query($representations:[_Any!]!){_entities(representations:$representations){...on Item{${fields}}}}`;
  return rootFetch(query, [], { subgraph: 'shop', scope: fields.includes('note') ? 'PRIVATE' : 'PUBLIC' });
}

/** Asks for fields of items. */
export async function askItems(
  { layer }: CachedShop,
  fields: string,
  ids: readonly string[],
  scope: FetchScope,
): Promise<EntitiesAnswer> {
  const representations = ids.map((id) => JSON.stringify({ __typename: 'Item', id }));
  return layer.fetchEntities(itemFetch(fields), representations, '{}', scope);
}

/** Asks for root fields. */
export async function askRoot(
  { layer }: CachedShop,
  query: string,
  names: readonly string[],
  scope: FetchScope,
  variables: Record<string, unknown> = {},
): Promise<RootAnswer> {
  const kind = query.startsWith('mutation') ? 'mutation' : 'query';
  return layer.fetchRoot(rootFetch(query, names, { subgraph: 'shop', kind }), JSON.stringify(variables), scope);
}
