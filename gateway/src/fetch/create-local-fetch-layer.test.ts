import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphError } from '@weedhounds/errors';
import { parse } from 'graphql';
import { beforeEach, expect, it } from 'vitest';
import { ratingsSdl } from '../testing/shop-graph.ts';
import { createLocalFetchLayer, type LocalFetchLayer } from './create-local-fetch-layer.ts';
import { memberScope, productText, ratingFetch, rootFetch } from './testing/fetch-spec.ts';

const schema = buildSubgraphSchema({
  typeDefs: parse(ratingsSdl),
  resolvers: {
    Query: { ratingCount: () => 2, ratingSum: (_root: unknown, _args: unknown, context: unknown) => context },
    Product: {
      __resolveReference: ({ id }: { id: string }) => (id === 'unknown' ? null : { id }),
      rating: ({ id }: { id: string }) => {
        if (id === 'secret') throw new GraphError('FORBIDDEN', 'Only staff may see this.');
        return id.length;
      },
    },
  },
});
const scope = memberScope('u1');
let layer: LocalFetchLayer;

beforeEach(() => {
  layer = createLocalFetchLayer({ schemas: { ratings: schema }, contextValue: 7 });
});

it('answers root fields', async () => {
  const answer = await layer.fetchRoot(
    rootFetch('{ count: ratingCount ratingSum }', ['count', 'ratingSum']),
    '{}',
    scope,
  );
  expect(answer).toEqual({ data: { count: 2, ratingSum: 7 }, errors: [] });
});

it('answers representations in their order, with an error at what stays empty', async () => {
  const representations = ['secret', 'unknown', 'abc'].map(productText);
  const { entities, errors } = await layer.fetchEntities(ratingFetch(), representations, '{}', scope);
  expect(entities).toEqual([{ id: 'secret', rating: null }, null, { id: 'abc', rating: 3 }]);
  expect(errors.map(({ error, ...place }) => ({ ...place, code: error.code, message: error.message }))).toEqual([
    { representation: 0, path: ['rating'], code: 'FORBIDDEN', message: 'Only staff may see this.' },
  ]);
});

it('shares calls, and counts them', async () => {
  const spec = ratingFetch();
  const ids = [['1', '2'], ['2', '3'], ['1']];
  await Promise.all(ids.map((some) => layer.fetchEntities(spec, some.map(productText), '{}', scope)));
  expect(layer.calls).toEqual([
    {
      subgraph: 'ratings',
      query: spec.query,
      variables: { representations: ['1', '2', '3'].map((id) => ({ __typename: 'Product', id })) },
    },
  ]);
});

it('finds fault with an operation that does not fit the schema', async () => {
  const { data, errors } = await layer.fetchRoot(rootFetch('{ nothing }', ['nothing']), '{}', scope);
  expect(data).toBeNull();
  expect(errors.map(({ path, error: { code } }) => ({ path, code }))).toEqual([
    { path: ['nothing'], code: 'INTERNAL_SERVER_ERROR' },
  ]);
});

it('hands out objects of their own', async () => {
  const shared = rootFetch('{ ratingCount }', ['ratingCount']);
  const first = await layer.fetchRoot(shared, '{}', scope);
  const second = await layer.fetchRoot(shared, '{}', scope);
  expect(first).toEqual(second);
  expect(first.data).not.toBe(second.data);
  expect(layer.calls).toHaveLength(2);
});

it('needs a schema for each subgraph that is asked', async () => {
  const fetch = rootFetch('{ a }', ['a'], { subgraph: 'menu' });
  await expect(layer.fetchRoot(fetch, '{}', scope)).rejects.toThrow('must have a schema; menu has none');
  const { signal } = new AbortController();
  await expect(layer.fetchRoot(fetch, '{}', { ...scope, signal })).rejects.toThrow('must have a schema; menu has none');
});
