import fc from 'fast-check';
import { Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { measureDocument } from './measure-document.ts';
import { countInlined, inline } from './testing/count-inlined.ts';
import { randomDocument } from './testing/random-document.ts';

function measure(text: string) {
  const result = measureDocument(parse(text));
  if (result.kind === 'cycle') throw new TypeError(`A cycle at ${result.fragment.name.value}.`);
  return result.measure;
}

describe('a document', () => {
  it('counts as much as its operation does with every fragment written out', () => {
    let deepest = 0;
    let most = 0;
    fc.assert(
      fc.property(randomDocument, (text) => {
        const document = parse(text);
        const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
        if (!operation) throw new TypeError('The document must hold an operation.');
        const counted = countInlined(inline(document, operation.selectionSet));
        const { operations, fragments, ...measured } = measure(text);
        const own = [operation, ...(operation.variableDefinitions ?? [])];
        const directives = own.reduce((sum, node) => sum + (node.directives?.length ?? 0), counted.directives);
        expect(measured).toEqual({ ...counted, directives });
        deepest = Math.max(deepest, measured.fragmentDepth);
        most = Math.max(most, measured.fields);
      }),
      { numRuns: 500, seed: 7 },
    );
    expect(deepest).toBeGreaterThan(6);
    expect(most).toBeGreaterThan(100);
  });

  it('counts for its largest operation, and its fields for all of them', () => {
    expect(measure('query A { a b { c } } query B { a: a }')).toEqual({
      operations: 2,
      fragments: 0,
      fields: 4,
      depth: 2,
      introspectionDepth: 0,
      breadth: 2,
      rootFields: 2,
      aliases: 1,
      directives: 0,
      fragmentDepth: 0,
    });
  });

  it.each([
    ['that is spread nowhere', '{ a } fragment F on T { b { c { d } } }', { fields: 4, depth: 3, rootFields: 1 }],
    [
      'of which another of its name is meant',
      '{ ...F } fragment F on T { a { b } } fragment F on T { c }',
      { fields: 3, depth: 2 },
    ],
  ])('counts a fragment %s', (_, text, expected) => {
    expect(measure(text)).toMatchObject(expected);
  });

  it('counts a spread of a fragment it does not define as a field', () => {
    expect(measure('{ ...A ...B ...A }')).toMatchObject({ fields: 3, breadth: 3, rootFields: 3 });
  });
});

describe('introspection', () => {
  it.each([
    ['at the root', '{ __schema { types { name } } }', { depth: 0, introspectionDepth: 3 }],
    ['at the root, aliased', '{ a: __type { name } }', { depth: 0, introspectionDepth: 2 }],
    [
      'at the root, in a fragment',
      '{ ...F a } fragment F on Query { ... { __schema { types } } }',
      { depth: 1, introspectionDepth: 2 },
    ],
    ['below a field', '{ a { __schema { b { c } } } }', { depth: 4, introspectionDepth: 0 }],
    [
      'below a field, in a fragment',
      '{ a { ...F } } fragment F on T { __schema { b { c } } }',
      { depth: 4, introspectionDepth: 0 },
    ],
    ['by an alias only', '{ __schema: a { b { c } } }', { depth: 3, introspectionDepth: 0 }],
    [
      "by a fragment's name only",
      '{ ...__schema } fragment __schema on Query { a { b } }',
      { depth: 2, introspectionDepth: 0 },
    ],
    ['in a mutation', 'mutation { __schema { a { b } } }', { depth: 3, introspectionDepth: 0 }],
    [
      'in a fragment of queries and of fields',
      '{ ...F a { ...F } } fragment F on T { __type { b } }',
      { depth: 3, introspectionDepth: 2 },
    ],
  ])('%s', (_, text, expected) => {
    expect(measure(text)).toMatchObject(expected);
  });
});

describe('fragments', () => {
  const chain = (length: number, body: (next: string) => string) =>
    Array.from({ length }, (_, i) => `fragment F${i} on T ${i === length - 1 ? '{ a }' : body(`...F${i + 1}`)}`).join(
      ' ',
    );

  it('that double at each of a hundred steps are counted without being written out', () => {
    const { fields, fragmentDepth } = measure(`{ ...F0 } ${chain(101, (next) => `{ ${next} ${next} }`)}`);
    expect({ fields, fragmentDepth }).toEqual({ fields: 2 ** 100, fragmentDepth: 101 });
  });

  it('that double the depth are counted likewise', () => {
    expect(measure(`{ ...F0 } ${chain(1_000, (next) => `{ a { ${next} } b { ${next} } }`)}`).depth).toBe(1_000);
  });

  it('as many as a document of 15,000 tokens holds take no stack', () => {
    expect(measure(`{ ...F0 } ${chain(2_000, (next) => `{ ... { ${next} } }`)}`).fragmentDepth).toBe(3_999);
  });

  it.each([
    ['{ ...A } fragment A on T { ...A }', 'A', 'A'],
    ['{ ...A } fragment A on T { a { ... { ...B } } } fragment B on T { ...C } fragment C on T { ...B }', 'B', 'C'],
    ['{ a } fragment A on T { ...B } fragment B on T { ...A }', 'A', 'B'],
  ])('that contain themselves are named: %s', (text, name, through) => {
    expect(measureDocument(parse(text))).toMatchObject({ kind: 'cycle', fragment: { name: { value: name } }, through });
  });
});
