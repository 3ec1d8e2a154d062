import { buildSchema, execute, type GraphQLError, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { argumentPath } from './argument-path.ts';

const schema = buildSchema(`
  input Range { min: Int, max: Int }
  input Filter { thc: Range, ids: [ID!], ranges: [Range!] }
  type Query { items(filter: Filter, first: Int): [Item] }
  type Item { id: ID, near(km: Int): [Item] }
`);

function pathsOf(errors: readonly GraphQLError[] | undefined) {
  return errors?.map(argumentPath);
}

describe('the argument of a literal', () => {
  const cases: [string, string, string[] | undefined][] = [
    ['a plain argument', '{ items(first: "x") { id } }', ['first']],
    ['a field of an input object', '{ items(filter: { thc: { min: 1, max: "x" } }) { id } }', ['filter', 'thc', 'max']],
    ['an element of a list', '{ items(filter: { ids: ["a", 1.5] }) { id } }', ['filter', 'ids']],
    [
      'an object in a list',
      '{ items(filter: { ranges: [{ min: 1 }, { min: "x" }] }) { id } }',
      ['filter', 'ranges', 'min'],
    ],
    ['an argument after others', '{ items(filter: { thc: { min: 1 } }, first: "x") { id } }', ['first']],
    ['an argument of a nested field', '{ items(first: 1) { near(km: "x") { id } } }', ['km']],
    ['an argument behind comments', '{ items(first: # how many\n # most\n "x") { id } }', ['first']],
    ['an aliased field', '{ all: items { other: nothing } }', undefined],
    ['a default value', 'query ($n: Int = "x") { items(first: $n) { id } }', undefined],
  ];
  it.each(cases)('is found for %s', (_title, document, expected) => {
    expect(pathsOf(validate(schema, parse(document)))).toEqual([expected]);
  });
});

describe('the argument of a variable', () => {
  function run(document: string, variableValues: Record<string, unknown>) {
    const result = execute({ schema, document: parse(document), variableValues });
    if (result instanceof Promise) throw new TypeError('This schema answers at once.');
    return pathsOf(result.errors);
  }

  it('is the one the variable is given to', () => {
    expect(run('query ($n: Int) { items(first: $n) { id } }', { n: 'x' })).toEqual([['first']]);
  });

  it('goes on within the value of the variable', () => {
    const document = 'query ($f: Filter) { items(filter: $f) { id } }';
    expect(run(document, { f: { ranges: [{ min: 'a "b"' }, { max: 2.5 }] } })).toEqual([
      ['filter', 'ranges', 'min'],
      ['filter', 'ranges', 'max'],
    ]);
  });

  it('begins where the variable stands within an argument', () => {
    const document = 'query ($n: Int, $r: Range) { items(first: $n, filter: { thc: $r }) { id } }';
    expect(run(document, { r: { max: true } })).toEqual([['filter', 'thc', 'max']]);
  });

  it('is unknown for a variable no field uses', () => {
    expect(run('query ($n: Int) { items { id } }', { n: 'x' })).toEqual([undefined]);
  });
});
