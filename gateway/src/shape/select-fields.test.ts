import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type ShapeOptions, shapeOnce, wrong } from './testing/prepare-shape.ts';

const schema = buildSchema(`
  type Query { best: Media node: Node any: Either }
  interface Node { id: ID }
  interface Media implements Node { id: ID title: String maker: Node }
  type Book implements Node & Media { id: ID title: String! maker: Person pages: Int }
  type Film implements Node & Media { id: ID title: String maker: Node minutes: Int }
  type Person implements Node { id: ID name: String }
  union Either = Book | Film
`);

const shape = (query: string, data: Record<string, unknown>, options?: ShapeOptions) =>
  shapeOnce(schema, query, data, options);

/** What a subgraph that takes an interface for one object type may say that such an object is. */
const untold = [{}, { __typename: 'Media' }];

describe('an object of which only the interface is known', () => {
  it.each(untold)('is one of the interface where all its types are asked the same: %j', (named) => {
    const query = '{ best { title ... on Node { id } ...M } } fragment M on Media { maker { id } }';
    const best = { ...named, id: '1', title: null, maker: { __typename: 'Person', id: '2' } };
    expect(shape(query, { best })).toEqual({
      data: { best: { title: null, id: '1', maker: { id: '2' } } },
      errors: [],
    });
  });

  it('is one of the interface it names where more than that is allowed', () => {
    const node = { __typename: 'Media', id: '1', title: 'x' };
    expect(shape('{ node { id ... on Media { title } } }', { node })).toEqual({
      data: { node: { id: '1', title: 'x' } },
      errors: [],
    });
  });

  it.each([
    '{ best { id __typename } }',
    '{ best { id t: __typename } }',
    '{ best { id ... on Film { minutes } } }',
    '{ best { id ... on Film { title } } }',
    '{ best { id maker { id } ... on Film { maker { ... on Person { name } } } } }',
    '{ best { ... on Film { id title } ... on Book { title id } } }',
    '{ best { ... on Film { id } ... on Book { id: title } } }',
  ])('is null and an error where what is asked depends on its type: %s', (query) => {
    for (const named of untold) {
      const given = { best: { ...named, id: '1', title: 'x', t: 'Media', minutes: 1, maker: null } };
      expect(shape(query, given)).toEqual({ data: { best: null }, errors: [wrong('best')] });
    }
  });

  it('is absent where the subgraph that knows its type brought nothing', () => {
    const best = { __typename: 'Media', id: '1' };
    expect(shape('{ best { id __typename } }', { best }, { incomplete: [best] })).toEqual({
      data: { best: null },
      errors: [],
    });
  });
});

it.each([
  ['an interface that is wider than what is allowed', '{ best { id } }', { best: { __typename: 'Node', id: '1' } }],
  ['a type that is not one of the interface', '{ best { id } }', { best: { __typename: 'Person', id: '1' } }],
  ['a type that nobody knows', '{ best { id } }', { best: { __typename: 'Song', id: '1' } }],
  ['no name', '{ best { id } }', { best: { __typename: null, id: '1' } }],
  ['an interface among the members of a union', '{ any { ... on Node { id } } }', { any: { __typename: 'Media' } }],
  ['no name among the members of a union', '{ any { ... on Node { id } } }', { any: { id: '1' } }],
])('takes %s for no type', (_title, query, given) => {
  const [place = ''] = Object.keys(given);
  expect(shape(query, given)).toEqual({ data: { [place]: null }, errors: [wrong(place)] });
});
