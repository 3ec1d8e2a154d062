import { type ConstDirectiveNode, Kind, parse, print, type TypeNode } from 'graphql';
import { expect, it } from 'vitest';
import { readCommitted } from './files.ts';

const fields = parse(readCommitted().supergraph).definitions.flatMap((type) =>
  type.kind === Kind.OBJECT_TYPE_DEFINITION
    ? (type.fields ?? []).map((field) => ({ ...field, coordinate: `${type.name.value}.${field.name.value}` }))
    : [],
);
const isList = (type: TypeNode): boolean =>
  type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
const sizeOf = (directives: readonly ConstDirectiveNode[] = []) =>
  directives.filter(({ name }) => name.value === 'listSize').map(print);

it('says how long every list can be', () => {
  const connections = /Connection\.(edges|nodes)$/;
  const lists = fields.filter(({ type, coordinate }) => isList(type) && !connections.test(coordinate));
  expect(lists.length).toBeGreaterThan(20);
  expect(lists.filter(({ directives }) => sizeOf(directives).length !== 1).map(({ coordinate }) => coordinate)).toEqual(
    [],
  );
});

it('sizes the lists of every connection by `first`', () => {
  const connections = fields.filter(({ type }) => /Connection!?$/.test(print(type)));
  expect(connections.length).toBeGreaterThan(10);
  expect([...new Set(connections.flatMap(({ directives }) => sizeOf(directives)))]).toEqual([
    '@listSize(assumedSize: 20, slicingArguments: ["first"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)',
  ]);
  expect(connections.every(({ directives }) => sizeOf(directives).length === 1)).toBe(true);
  expect(connections.filter((field) => !field.arguments?.some(({ name }) => name.value === 'first'))).toEqual([]);
});

it('weighs searches and comparisons', () => {
  const weights = [...readCommitted().supergraph.matchAll(/^ +(\w+|\)): .*@cost\(weight: (\d+)\)/gm)];
  expect(weights.map(([, name, weight]) => [name, Number(weight)])).toEqual([
    ['text', 100],
    [')', 100],
    [')', 5],
    ['search', 50],
  ]);
});
