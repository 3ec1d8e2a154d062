import { type DocumentNode, getOperationAST, parse, print } from 'graphql';
import { expect, it } from 'vitest';
import { mergeParts, type PartResult } from './merge-parts.ts';
import { createNameSeparator } from './separate-names.ts';
import { createRequiresSplitter } from './split-requires.ts';
import { askStock, composeLocal, type LocalSubgraphs } from './testing/in-process-graph.ts';
import { postsGraph } from './testing/posts-graph.ts';

const supergraphSdl = composeLocal(postsGraph);
const split = createRequiresSplitter(supergraphSdl);
const separate = createNameSeparator(supergraphSdl);

function splitText(query: string, splitter = split) {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('No operation.');
  const { document: separated, operation: own } = separate(document, operation);
  return splitter(separated, own);
}

const compact = (document: DocumentNode) => print(document).replaceAll(/\s+/g, ' ').trim();
const textsOf = (query: string) => {
  const { first, others } = splitText(query);
  return [first, ...others].map(({ document }) => compact(document));
};

/** The answers of stock to each part, put together. */
async function askParts(query: string) {
  const { first, others } = splitText(query);
  const ask = async (part: { document: DocumentNode }): Promise<PartResult> => {
    const { data, errors } = await askStock({ subgraphs: postsGraph, query: part.document });
    expect(errors).toBeUndefined();
    return { data: data ?? {}, errors: [], incomplete: new Set() };
  };
  const later = others.map(async (part) => ({ ...(await ask(part)), brings: part.brings }));
  return mergeParts(await ask(first), await Promise.all(later)).data;
}

it.each([
  ['{ post { score rank title } }', { post: { score: 5, rank: 7, title: 'Post 1' } }],
  ['{ post { rank next { score } nextRank } }', { post: { rank: 7, next: { score: 5 }, nextRank: 7 } }],
  [
    '{ posts { id ...R } post { score } } fragment R on Post { rank ...S } fragment S on Post { score }',
    {
      posts: [
        { id: '1', rank: 7, score: 5 },
        { id: '2', rank: 7, score: 5 },
      ],
      post: { score: 5 },
    },
  ],
  ['{ post { score r: rival { id title score } } }', { post: { score: 5, r: { id: '7', title: 'Post 7', score: 5 } } }],
  [
    '{ post { rank rival { score rank title } } }',
    { post: { rank: 7, rival: { score: 5, rank: 7, title: 'Post 7' } } },
  ],
])('gives each field what it requires, where stock gives one the value of another: %s', async (query, expected) => {
  const stock = await askStock({ subgraphs: postsGraph, query });
  expect(stock.data).not.toEqual(expected);
  expect(await askParts(query)).toEqual(expected);
});

it.each([
  '{ post { score } posts { rank } }',
  '{ post { score next { rank } } }',
  '{ search { ... on Photo { score } ... on Post { rank } } }',
  '{ post { a: rank b: rank nextRank rival { id } } }',
  'mutation { touch { score next { rank } } }',
  '{ post { label title } __schema { queryType { name } } }',
])('gives back the very operation of which nothing is to be asked apart: %s', (query) => {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('No operation.');
  const { first, others } = split(document, operation);
  expect([first.document === document, first.operation === operation, others]).toEqual([true, true, []]);
});

it.each([
  [
    'leaves __typename where nothing else is left',
    '{ post { nextRank next { ... on Post { score } } } }',
    ['{ post { nextRank next { __typename } } }', '{ post { next { ... on Post { score } } } }'],
  ],
  [
    'asks for nothing beside what requires it with other arguments, though it is only on the way',
    '{ post { score trend rival { rank score } } }',
    ['{ post { score } }', '{ post { trend } }', '{ post { rival { rank } } }', '{ post { rival { score } } }'],
  ],
  [
    'takes along the keys beside the way',
    '{ posts { id x: id title own: next { id: id comments } next { score id } nextRank } }',
    [
      '{ posts { id x: id title own: next { id: id own_comments: comments } next { score id } } }',
      '{ posts { id nextRank } }',
    ],
  ],
  [
    'keeps directives, and the variables they read',
    'query ($i: Boolean!) { post { score ...R @include(if: $i) } } fragment R on Post { rank @skip(if: $i) }',
    [
      'query ($i: Boolean!) { post { score } }',
      'query ($i: Boolean!) { post { ... on Post @include(if: $i) { rank @skip(if: $i) } } }',
    ],
  ],
  [
    'asks for what is below a field that is asked apart with it, unless it must be apart again',
    '{ post { score rival { title rank score } } }',
    ['{ post { score } }', '{ post { rival { title rank } } }', '{ post { rival { score } } }'],
  ],
  [
    'tells a type and what it can be from other types',
    '{ search { ... on Titled { ... on Post { rank score } ... on Photo { score } } } }',
    [
      '{ search { ... on Titled { ... on Post { rank } ... on Photo { score } } } }',
      '{ search { ... on Titled { ... on Post { score } } } }',
    ],
  ],
])('%s', (_what, query, expected) => {
  expect(textsOf(query)).toEqual(expected);
});

it('refuses a mutation that would have to be asked in parts, and names the fields', () => {
  expect(() => splitText('mutation { touch { title rank score } }')).toThrow(
    expect.objectContaining({
      code: 'BAD_REQUEST',
      message: expect.stringContaining('Post.rank and Post.score cannot be asked together in a mutation'),
    }),
  );
});

/** A graph in which a field requires two others that cannot both have what they require. */
const contradiction: LocalSubgraphs = {
  ...postsGraph,
  ranks: {
    sdl: `type Post @key(fields: "id") {
      id: ID! comments(limit: Int! = 3): [String!]! @external
      far: Post @requires(fields: "comments(limit: 7)")
    }`,
    resolvers: {},
  },
  sums: {
    sdl: `type Post @key(fields: "id") {
      id: ID! score: Int @external far: Post @external
      sum: Int @requires(fields: "score far { id }")
      half: Int @requires(fields: "score")
    }`,
    resolvers: {},
  },
};

it('refuses a field whose requirements contradict each other, by whatever way they come', () => {
  const splitIt = createRequiresSplitter(composeLocal(contradiction));
  expect(() => splitText('{ post { sum } }', splitIt)).toThrow(
    expect.objectContaining({ code: 'INTERNAL_SERVER_ERROR', message: expect.stringContaining('Post.sum requires') }),
  );
  const { others } = splitText('{ post { far { id } half } }', splitIt);
  expect(others.map(({ document }) => compact(document))).toEqual(['{ post { half } }']);
});
