import { type FieldNode, getOperationAST, parse, print, visit } from 'graphql';
import { expect, it } from 'vitest';
import { type BroughtFields, takePart } from './take-part.ts';

const operation = getOperationAST(parse('{ post { id rank next { id title score } } post { id score } }'));

/** The fields of these names are in part 1. */
function take(part: number, ...names: string[]) {
  if (!operation) throw new Error('No operation.');
  const parts = new Map<FieldNode, number>();
  visit(operation, {
    Field(field) {
      if (names.includes(field.name.value)) parts.set(field, 1);
    },
  });
  const { operation: taken, brings } = takePart(operation, parts, part, new Set(['id', 'rank']));
  return { text: print(taken).replaceAll(/\s+/g, ' '), brings: toObject(brings) };
}

function toObject(fields: BroughtFields): object {
  return Object.fromEntries([...fields].map(([name, { isOwn, below }]) => [name, { isOwn, ...toObject(below) }]));
}

const way = { isOwn: false };
const own = { isOwn: true };

it('says what a part brings, and what is on the way or tells objects apart', () => {
  expect(take(1, 'score')).toEqual({
    text: '{ post { id rank next { id score } } post { id score } }',
    brings: { post: { ...way, id: way, rank: way, next: { ...way, id: way, score: own }, score: own } },
  });
});

it('says of what is below a field of a part that it comes with it', () => {
  expect(take(1, 'next')).toEqual({
    text: '{ post { id rank next { id title score } } }',
    brings: { post: { ...way, id: way, rank: way, next: { ...own, id: way, title: way, score: way } } },
  });
});

it('takes no field of another part along, though it be a key', () => {
  expect(take(0, 'rank', 'score').text).toBe('{ post { id next { id title } } post { id } }');
});
