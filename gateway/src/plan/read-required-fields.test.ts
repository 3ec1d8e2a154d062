import { buildSchema, type GraphQLCompositeType, isCompositeType, Kind, parse } from 'graphql';
import { expect, it } from 'vitest';
import type { FieldSet } from './read-field-sets.ts';
import { readRequiredFields } from './read-required-fields.ts';

const schema = buildSchema(`
  type Query { node: Node }
  interface Node { id: ID! score: Int total(by: Int): Int }
  type Post implements Node { id: ID! score: Int total(by: Int): Int next: Node rank: Int far: Int }
  type Photo implements Node { id: ID! score: Int total(by: Int): Int }
`);

function setOf(at: string, fields: string, kind: FieldSet['kind'] = 'requires'): FieldSet {
  const [typeName = '', fieldName] = at.split('.');
  const [definition] = parse(`{ ${fields} }`).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('No field set.');
  return { kind, subgraph: 'posts', isResolvable: true, typeName, fieldName, selectionSet: definition.selectionSet };
}

function read(sets: readonly FieldSet[]) {
  const required = readRequiredFields(schema, sets);
  const of = (at: string) => {
    const [typeName = '', fieldName = ''] = at.split('.');
    const type = schema.getType(typeName);
    if (!isCompositeType(type)) throw new Error(`No type ${typeName}.`);
    return required
      .of(type as GraphQLCompositeType, fieldName)
      .map(({ path, type: on, arguments: given }) => `${path.join('.')} of ${on.name} (${given})`);
  };
  return { required, of };
}

const totals = [setOf('Post.score', 'total(by: 1)'), setOf('Photo.score', 'id total(by: 2)')];

it('follows what is required to what that requires', () => {
  const { of } = read([...totals, setOf('Post.far', 'next { ... on Post { score } }')]);
  expect(of('Post.far')).toEqual(['next.total of Post (by: 1)']);
});

it('reckons with every type that an object may have', () => {
  const { of } = read([...totals, setOf('Post.far', 'next { score }')]);
  const both = ['total of Post (by: 1)', 'total of Photo (by: 2)'];
  expect([of('Node.score'), of('Photo.score')]).toEqual([both, both.slice(1)]);
  expect(of('Post.far')).toEqual(both.map((one) => `next.${one}`));
});

it('leaves out what is never required with other arguments', () => {
  const sets = [...totals, setOf('Post.rank', 'id'), setOf('Post', 'id total(by: 9)', 'key')];
  expect([...read(sets).required.names]).toEqual(['score']);
  expect(read(sets.slice(1)).required.names.size).toBe(0);
});

it('ends where requirements go in a circle', () => {
  const { of } = read([...totals, setOf('Post.rank', 'far score'), setOf('Post.far', 'rank')]);
  expect([of('Post.rank'), of('Post.far')]).toEqual([['total of Post (by: 1)'], ['total of Post (by: 1)']]);
});

it('marks what only one of several subgraphs requires', () => {
  const sets = [...totals, setOf('Post.score', 'total(by: 3)'), setOf('Post.far', 'score total(by: 1)')];
  const { required } = read(sets);
  const marks = (field: string) =>
    required.of(schema.getType('Post') as GraphQLCompositeType, field).map(({ isAlternative }) => isAlternative);
  expect([marks('score'), marks('far')]).toEqual([
    [true, true],
    [true, true, false],
  ]);
});
