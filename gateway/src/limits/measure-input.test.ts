import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { measureInput } from './measure-input.ts';
import { largestPage, readInputs } from './read-inputs.ts';

describe('a value of JSON', () => {
  it.each([
    [7, { depth: 0, entries: 0 }],
    [null, { depth: 0, entries: 0 }],
    ['text', { depth: 0, entries: 0 }],
    [[], { depth: 1, entries: 0 }],
    [
      { a: [1, 2, 3], b: { c: [[]] } },
      { depth: 4, entries: 3 },
    ],
  ])('%j', (value, expected) => {
    expect(measureInput(value)).toEqual(expected);
  });

  it('as deep as a body of 2 MB can make it takes no stack', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`);
    expect(measureInput(deep)).toEqual({ depth: 1_000_000, entries: 1 });
  });
});

describe('the values of a document', () => {
  it('are measured wherever they stand', () => {
    const text = `query ($v: [Int] = [1, 2, 3, 4] @a(b: {c: {}})) { a(b: [[[]]]) { ...F } } fragment F on T { a(b: {c: 1}) }`;
    expect(readInputs(parse(text))).toEqual({ depth: 3, entries: 4, pages: [] });
  });

  it('tell of pages', () => {
    const text =
      '{ a(first: 5) { ...F } } fragment F on T { b(last: 9) c(first: $n) d(first: $n) e(first: null) f(size: 99) }';
    expect(readInputs(parse(text)).pages).toEqual([
      { kind: 'variable', name: 'n' },
      { kind: 'literal', size: 9 },
    ]);
  });
});

describe('the largest page', () => {
  const document = parse('query ($n: Int = 40, $m: Int) { a(first: 5) b(first: $n) c(last: $m) }');
  const operation = document.definitions[0]?.kind === 'OperationDefinition' ? document.definitions[0] : undefined;
  const { pages } = readInputs(document);

  it.each([
    ['a default', {}, 40],
    ['a variable', { m: 70 }, 70],
    ['a literal, where the variables are less', { n: 1, m: null }, 5],
    ['a literal, where a variable is no number', { n: '90' }, 5],
    ['a default, where a prototype has the name', Object.create({ n: 7 }), 40],
  ])('is that of %s', (_, variables, expected) => {
    expect(largestPage(pages, operation, variables)).toBe(expected);
  });

  it('is that of a literal when there is no operation', () => {
    expect(largestPage(pages, undefined, {})).toBe(5);
  });
});
