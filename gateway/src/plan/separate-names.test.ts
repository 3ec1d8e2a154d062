import { getOperationAST, parse, print } from 'graphql';
import { expect, it } from 'vitest';
import { createNameSeparator } from './separate-names.ts';
import { askStock, composeLocal } from './testing/in-process-graph.ts';
import { postsGraph } from './testing/posts-graph.ts';

const separate = createNameSeparator(composeLocal(postsGraph));

function separated(query: string, operationName?: string) {
  const document = parse(query);
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new Error('No operation.');
  const result = separate(document, operation);
  return { ...result, given: { document, operation }, names: Object.fromEntries(result.responseNames) };
}

const compact = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

it.each([
  ['{ post { comments(limit: 1) score } }', 1],
  ['{ post { comments score } }', 3],
  ['{ post { comments: title score } }', undefined],
])('keeps what a client asks apart from what is required: %s', async (query, count) => {
  const subgraphs = postsGraph;
  const stock = await askStock({ subgraphs, query });
  expect(stock.data?.post).not.toMatchObject({ score: 5 });
  const { document, names } = separated(query);
  const { data, errors } = await askStock({ subgraphs, query: document });
  const comments = count === undefined ? 'Post 1' : ['1.0', '1.1', '1.2'].slice(0, count);
  expect({ data, errors, names }).toEqual({
    data: { post: { own_comments: comments, score: 5 } },
    errors: undefined,
    names: { own_comments: 'comments' },
  });
});

it('gives back the very document in which nothing can be confused', () => {
  const { document, operation, given, responseNames } = separated(
    'query A($i: Boolean!) { __typename p: post { id ...T } } fragment T on Post { title @include(if: $i) t: title }',
    'A',
  );
  expect(document).toBe(given.document);
  expect(operation).toBe(given.operation);
  expect(responseNames.size).toBe(0);
});

it.each([
  ['a required field without arguments', '{ post { title } }', '{ post { title } }', {}],
  [
    'a required field under its own name as an alias',
    '{ post { title: title id: id } }',
    '{ post { title: title id: id } }',
    {},
  ],
  ['another field under the name of a key', '{ post { id: title } }', '{ post { own_id: title } }', { own_id: 'id' }],
  [
    'another field under the name __typename',
    '{ post { __typename: title } }',
    '{ post { own___typename: title } }',
    { own___typename: '__typename' },
  ],
  [
    "names of Object.prototype's properties",
    '{ __proto__: post { constructor: title toString: id } }',
    '{ own___proto__: post { own_constructor: title own_toString: id } }',
    { own___proto__: '__proto__', own_constructor: 'constructor', own_toString: 'toString' },
  ],
  [
    'fields that are merged, one internal name',
    'query ($n: Int!) { post { comments(limit: $n) ...C } } fragment C on Post { comments(limit: $n) }',
    'query ($n: Int!) { post { own_comments: comments(limit: $n) ...C } } fragment C on Post { own_comments: comments(limit: $n) }',
    { own_comments: 'comments' },
  ],
  [
    'fields that only exclude each other, a name each',
    '{ search { ... on Post { comments(limit: 1) } ... on Photo { comments(limit: 2) } } }',
    '{ search { ... on Post { own_comments: comments(limit: 1) } ... on Photo { own_comments1: comments(limit: 2) } } }',
    { own_comments: 'comments', own_comments1: 'comments' },
  ],
  [
    'names that are free in the document',
    '{ post { own_comments: title comments } }',
    '{ post { own_comments: title own_comments1: comments } }',
    { own_comments1: 'comments' },
  ],
])('names anew only what could be confused: %s', (_what, query, expected, names) => {
  const result = separated(query);
  expect([compact(print(result.document)), result.names]).toEqual([compact(expected), names]);
});

it('finds the operation again by its name', () => {
  const { operation } = separated('query A { post { title } } query B { post { comments } }', 'B');
  expect(compact(print(operation))).toBe('query B { post { own_comments: comments } }');
});
