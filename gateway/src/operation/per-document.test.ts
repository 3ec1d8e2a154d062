import { buildSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import { perDocument } from './per-document.ts';

it('computes once for each document and schema, undefined included', () => {
  const [one, other] = [parse('{ a }'), parse('{ a }')];
  const [schema, next] = [buildSchema('type Query { a: Int }'), buildSchema('type Query { a: Int }')];
  const computed: unknown[] = [];
  const remembered = perDocument((document, of) => {
    computed.push([document, of]);
    return undefined;
  });
  for (const _ of [1, 2]) {
    remembered(one, schema);
    remembered(other, schema);
    remembered(one, next);
  }
  expect(computed).toEqual([
    [one, schema],
    [other, schema],
    [one, next],
  ]);
});
