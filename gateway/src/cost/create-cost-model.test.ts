import { buildASTSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createCostModel } from './create-cost-model.ts';
import { compose, pricedSdl } from './testing/priced-graph.ts';
import { toRequest } from './testing/to-request.ts';

const supergraphSdl = compose(pricedSdl);
const schema = buildASTSchema(parse(supergraphSdl));
const model = createCostModel(supergraphSdl);

function estimate(text: string, variables?: Record<string, unknown>): number {
  return model.estimate(toRequest(schema, text, variables));
}

describe('weights', () => {
  it.each([
    ['an object weighs 1, or what its type declares', '{ things { total } }', 1],
    [
      'a scalar and an enum weigh what their type declares',
      '{ found { ... on Shelf { colour label } } }',
      6 * (5 + 3 + 2),
    ],
    ['a field weighs what it declares, in place of what it returns', '{ search(text: "x") { id } }', 10 + 3 * 2],
    ['a leaf at the root weighs what its type declares', '{ note }', 2],
    [
      'a mutation weighs 10 and what it answers',
      'mutation { paint(id: 1, colour: RED) { ... on Lamp { id } } }',
      10 + 3 + 5,
    ],
    ['introspection weighs nothing', '{ __typename __schema { types { name } } }', 0],
    [
      'a field asked for twice under one name counts once',
      '{ note note a: note ...F } fragment F on Query { note }',
      4,
    ],
    [
      'what is asked of one field in several places is one object',
      '{ things { total } things { total nodes { id } } }',
      1 + 2 * 5,
    ],
  ])('%s', (_, text, cost) => {
    expect(estimate(text)).toBe(cost);
  });

  it('follows the names that @link gives the directives', () => {
    const sdl = `
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
        import: [{ name: "@cost", as: "@price" }, { name: "@listSize", as: "@length" }])
      type Query { things: [Thing] @length(assumedSize: 3) }
      type Thing @price(weight: 5) { id: ID }`;
    const renamed = compose(sdl);
    const request = toRequest(buildASTSchema(parse(renamed)), '{ things { id } }');
    expect(createCostModel(renamed).estimate(request)).toBe(15);
  });

  it('reads a supergraph that declares no cost', () => {
    const plain = compose('type Query { things: [Thing] } type Thing { id: ID }');
    const request = toRequest(buildASTSchema(parse(plain)), '{ things { id } }');
    expect(createCostModel(plain, { defaultListSize: 7 }).estimate(request)).toBe(7);
  });
});

describe('types', () => {
  it.each([
    ['an interface weighs what its dearest type does', '{ thing { id } }', 5],
    ['each type has what the fragments on it ask', '{ thing { ... on Shelf { label } ... on Lamp { watts } } }', 1 + 7],
    [
      'what several fragments ask of one type is added up before types are compared',
      '{ thing { ... on Shelf { label } ... on Lamp { watts } ... on Shelf { colour } } }',
      5 + 2 + 3,
    ],
    ['a fragment on an interface asks of each type', '{ found { ... on Thing { parts { id } } } }', 6 * (5 + 4)],
    [
      'a size declared on the interface holds for types that declare none',
      '{ thing { ... on Shelf { parts(first: 20) { id } } } }',
      5 + 20,
    ],
  ])('%s', (_, text, cost) => {
    expect(estimate(text)).toBe(cost);
  });
});

describe('lists', () => {
  it.each([
    ['an assumed size', '{ thing { ... on Lamp { bulbs { id } } } }', {}, 5],
    ['10 when nothing is declared', '{ thing { ... on Shelf { boards { width } } } }', {}, 5 + 10],
    ['10 for lists within lists', '{ thing { ... on Shelf { boards { holes { id } } } } }', {}, 5 + 10 * (1 + 100)],
    ['leaves as well', '{ page(first: 3) { colours } }', {}, 3 * (1 + 2 * 3)],
    ['a literal', '{ page(first: 3) { id } }', {}, 3],
    ['a variable', 'query Q($n: Int) { page(first: $n) { id } }', { n: 30 }, 30],
    ["a variable's default", 'query Q($n: Int = 5) { page(first: $n) { id } }', {}, 5],
    ["the schema's default", '{ things { nodes { id } } }', {}, 1 + 2 * 5],
    [
      "the schema's default for a variable without a value",
      'query Q($n: Int) { things(first: $n) { nodes { id } } }',
      {},
      11,
    ],
    ['the assumed size when no slicing argument is given', '{ page { id } }', {}, 8],
    ['the assumed size for null', '{ page(first: null) { id } }', {}, 8],
    ['the largest of several slicing arguments', '{ page(first: 3, last: 9) { id } }', {}, 9],
    ['none for a length below 0', '{ page(first: -3) { id } }', {}, 0],
    [
      'the size given to an edge or a node list',
      '{ things(first: 7) { edges { node { id } } nodes { id } } }',
      {},
      1 + 7 * 6 + 7 * 5,
    ],
  ])('are as long as %s', (_, text, variables, cost) => {
    expect(estimate(text, variables)).toBe(cost);
  });

  it.each([
    [
      'none',
      '{ thing { owner { things { total } } } }',
      {},
      'things needs exactly one of the arguments first, last; none was given.',
    ],
    [
      'both',
      '{ thing { owner { things(first: 1, last: 2) { total } } } }',
      {},
      'things needs exactly one of the arguments first, last; 2 were given.',
    ],
    [
      'a null',
      'query Q($n: Int) { thing { owner { things(first: $n) { total } } } }',
      { n: null },
      'things needs exactly one of the arguments first, last; none was given.',
    ],
  ])('refuses %s of the slicing arguments of which one is required', (_, text, variables, message) => {
    expect(() => estimate(text, variables)).toThrowError(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        message,
        extensions: { code: 'BAD_USER_INPUT', argument: ['first'] },
      }),
    );
  });

  it('asks nothing of a field that is left out', () => {
    const text = 'query Q($no: Boolean!) { thing { owner @include(if: $no) { things { total } } } }';
    expect(estimate(text, { no: false })).toBe(5);
  });
});

it('gives the lists of a page the length that each type of an interface declares', () => {
  const sdl = compose(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@cost", "@listSize"])
    type Query { all: [Has] @listSize(assumedSize: 1) }
    interface Has { page: Page }
    type Few implements Has @cost(weight: 100) { page: Page @listSize(assumedSize: 2, sizedFields: ["nodes"]) }
    type Many implements Has { page: Page @listSize(assumedSize: 50, sizedFields: ["nodes"]) }
    type Page { nodes: [Item] }
    type Item { id: ID }`);
  const inSchema = buildASTSchema(parse(sdl));
  const costs = ['{ all { page { nodes { id } } } }', '{ all { ... on Many { page { nodes { id } } } } }'].map((text) =>
    createCostModel(sdl).estimate(toRequest(inSchema, text)),
  );
  expect(costs).toEqual([100 + 1 + 2, 100]);
  const many = '{ all { page { nodes { id } a: nodes { id } b: nodes { id } } } }';
  expect(createCostModel(sdl).estimate(toRequest(inSchema, many))).toBe(1 + 1 + 3 * 50);
});

describe('conditions', () => {
  const text = `query Q($yes: Boolean!, $no: Boolean = false) {
    a: note @skip(if: $yes) b: note @include(if: $no)
    ... on Query @include(if: $yes) { c: note @skip(if: false) }
    ...F @skip(if: true)
  } fragment F on Query { d: note }`;

  it.each([
    [{ yes: true }, 2],
    [{ yes: false }, 2],
    [{ yes: true, no: true }, 4],
    [{ yes: false, no: true }, 4],
  ])('leave out what %o says', (variables, cost) => {
    expect(estimate(text, variables)).toBe(cost);
  });

  it('are decided anew for each request of one document', () => {
    const document = parse(text);
    const costs = [true, false, true].map((no) => model.estimate(toRequest(schema, document, { yes: true, no })));
    expect(costs).toEqual([4, 2, 4]);
  });

  it('leave nothing out for a variable without a boolean', () => {
    expect(estimate(text, {})).toBe(2 + 2);
  });
});

describe('arguments', () => {
  it.each([
    ['an input object weighs 1', '{ things(filter: {}) { total } }', {}, 1 + 1],
    ['its fields weigh what they declare', '{ things(filter: { text: "x" }) { total } }', {}, 1 + 1 + 4],
    ['each item of a list weighs', '{ things(filter: { colours: [RED, GREEN] }) { total } }', {}, 1 + 1 + 6],
    ['a single value stands for a list of it', '{ things(filter: { colours: RED }) { total } }', {}, 1 + 1 + 3],
    ['what is left out weighs as its default', '{ things(filter: { size: {} }) { total } }', {}, 1 + 1 + 1 + 1],
    ['null weighs nothing', '{ things(filter: { size: null }) { total } }', {}, 1 + 1],
    [
      'a variable weighs as its value',
      'query Q($f: Filter) { things(filter: $f) { total } }',
      { f: { size: { from: 4 } } },
      1 + 3,
    ],
    ['a variable within a value', 'query Q($s: Size) { things(filter: { size: $s }) { total } }', { s: {} }, 1 + 3],
    ['a variable that is not given', 'query Q($f: Filter) { things(filter: $f) { total } }', {}, 1],
    [
      'a name that objects inherit is not given',
      'query Q($constructor: Filter) { things(filter: $constructor) { total } }',
      {},
      1,
    ],
    [
      'weights below 0 make a field cheaper, to 0 at the least',
      '{ search(text: "x", cheap: true) { id } note }',
      {},
      2,
    ],
  ])('%s', (_, text, variables, cost) => {
    expect(estimate(text, variables)).toBe(cost);
  });

  it('are read however deep a value is nested', () => {
    const nested = compose('input In { in: In } type Query { f(in: In): Int }');
    let value: Record<string, unknown> = {};
    for (let depth = 1; depth < 20_000; depth += 1) value = { in: value };
    const request = toRequest(buildASTSchema(parse(nested)), 'query Q($v: In) { f(in: $v) }', { v: value });
    expect(createCostModel(nested).estimate(request)).toBe(20_000);
  });
});
