import { buildSchema, type DocumentNode, executeSync, getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import { expect, it } from 'vitest';
import { compileIntrospection } from './introspection.ts';

const schema = buildSchema('type Query { shop: Shop! } type Shop { id: ID! name: String @deprecated(reason: "old") }');

function introspect(text: string, variables: Record<string, unknown> = {}) {
  const document: DocumentNode = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('No operation.');
  return compileIntrospection(schema, document, operation)?.(variables);
}

it('answers the whole schema as graphql-js does', () => {
  const query = getIntrospectionQuery();
  expect(introspect(query)).toEqual(executeSync({ schema, document: parse(query) }).data);
});

it('answers what stands beside data and in fragments, and leaves the data alone', () => {
  const shop = { name: 'Shop' };
  expect(
    introspect(
      'query ($n: String!) { shop { id } ...A ... { t: __type(name: $n) { ...B } } } fragment A on Query { __type(name: "Shop") { ...B } } fragment B on __Type { name }',
      { n: 'Shop' },
    ),
  ).toEqual({ t: shop, __type: shop });
});

it('decides each time by the variables', () => {
  const query = 'query ($x: Boolean!) { __schema @include(if: $x) { queryType { name } } }';
  expect(introspect(query, { x: true })).toEqual({ __schema: { queryType: { name: 'Query' } } });
  expect(introspect(query, { x: false })).toEqual({});
});

it('has nothing to do with an operation on data alone', () => {
  expect(introspect('{ __typename shop { __typename id } }')).toBeUndefined();
});
