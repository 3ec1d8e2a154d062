import { buildASTSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createCostModel } from './create-cost-model.ts';
import { compose, pricedSdl } from './testing/priced-graph.ts';
import { toRequest } from './testing/to-request.ts';

const supergraphSdl = compose(pricedSdl);
const schema = buildASTSchema(parse(supergraphSdl));
const model = createCostModel(supergraphSdl);

function actual(text: string, data: unknown, variables?: Record<string, unknown>): number {
  return model.actual(toRequest(schema, text, variables), data);
}

describe('an answer', () => {
  it.each([
    ['weighs what came of a list', '{ page(first: 50) { id } }', { page: [{ id: 1 }, { id: 2 }] }, 2],
    ['weighs nothing for null', '{ page(first: 50) { id } note }', { page: null, note: null }, 0],
    ['weighs nothing for nulls within a list', '{ found { ... on Lamp { id } } }', { found: [null, { id: 1 }] }, 1],
    ['weighs the arguments of a field that came', '{ search(text: "x") { id } }', { search: [] }, 10],
    ['weighs no arguments of a field that is null', '{ search(text: "x") { id } }', { search: null }, 0],
    [
      'weighs the items of lists within lists',
      '{ thing { ... on Shelf { boards { holes { id } } } } }',
      { thing: { boards: [{ holes: [[{ id: 1 }], null, [{ id: 2 }, { id: 3 }]] }] } },
      5 + 1 + 3,
    ],
    [
      'weighs each leaf of a list',
      '{ page(first: 1) { colours } }',
      { page: [{ colours: ['RED', null, 'RED'] }] },
      1 + 6,
    ],
    [
      'weighs a scalar once, whatever it holds',
      '{ page(first: 1) { data } note }',
      { page: [{ data: [1, 2] }], note: 'n' },
      1 + 2,
    ],
    ['weighs 10 for a mutation, even without data', 'mutation { paint(id: 1, colour: RED) { id } }', null, 10],
    [
      'weighs what is asked in several places once',
      '{ things { total } things { nodes { id } } }',
      { things: { total: 1, nodes: [{ id: 1 }] } },
      1 + 5,
    ],
  ])('%s', (_, text, data, cost) => {
    expect(actual(text, data)).toBe(cost);
  });

  it('leaves out what conditions leave out', () => {
    const text = 'query Q($yes: Boolean!) { a: note @skip(if: $yes) b: note }';
    expect(actual(text, { b: 'n' }, { yes: true })).toBe(2);
  });
});

describe('an object behind an interface or a union', () => {
  it.each([
    ['weighs as the type it says', '{ thing { t: __typename id } }', { thing: { t: 'Lamp', id: 1 } }, 1],
    ['weighs as the dearest type where it does not say', '{ thing { id } }', { thing: { id: 1 } }, 5],
    [
      'weighs as the type whose fields it has',
      '{ thing { ... on Lamp { watts } ... on Shelf { label } } }',
      { thing: { watts: 4 } },
      1 + 7,
    ],
    [
      'weighs as the type whose fields it has, though another is dearer',
      '{ thing { ... on Lamp { watts } ... on Shelf { label } } }',
      { thing: { watts: null } },
      1,
    ],
    [
      'weighs nothing where its type was not asked for',
      '{ found { ... on Lamp { label } } }',
      { found: [{ label: 'a' }, {}] },
      3 + 5,
    ],
  ])('%s', (_, text, data, cost) => {
    expect(actual(text, data)).toBe(cost);
  });
});
