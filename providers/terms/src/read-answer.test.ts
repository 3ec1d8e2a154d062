import { type UpstreamAnswer, UpstreamError } from '@weedhounds/upstream';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readAnswer } from './read-answer.ts';

const frame = z.object({ rows: z.array(z.unknown()) });
const validators = { etag: null, lastModified: null };

function answer(body: string | Buffer): UpstreamAnswer {
  return { kind: 'content', status: 200, headers: {}, body: Buffer.from(body), validators };
}

function failureOf(given: UpstreamAnswer): string {
  try {
    readAnswer('shop', given, frame);
  } catch (error) {
    if (error instanceof UpstreamError) return `${error.code} ${error.status}: ${error.message}`;
  }
  throw new Error('expected an UpstreamError');
}

it('reads an answer of the right shape', () => {
  expect(readAnswer('shop', answer('{"rows":[1],"errors":[]}'), frame)).toEqual({ rows: [1] });
  expect(readAnswer('shop', answer('{"rows":[],"errors":null}'), frame)).toEqual({ rows: [] });
});

it.each([
  ['<!DOCTYPE html><title>Attention', 'answers no JSON, or a part of it: "<!DOCTYPE html><title>Attention"'],
  ['{"rows":[{"id":1},', 'answers no JSON, or a part of it: "{\\"rows\\":[{\\"id\\":1},"'],
  ['', 'answers no JSON, or a part of it: ""'],
  [Buffer.from([0x7b, 0xff, 0x7d]), 'answers what is not UTF-8'],
  ['{"errors":[{"message":"no"}]}', 'answers errors in place of data: "[{\\"message\\":\\"no\\"}]"'],
  ['{"errors":"Not Found"}', 'answers errors in place of data: "\\"Not Found\\""'],
  ['{"rows":{}}', 'answers another shape: rows: Invalid input: expected array, received object'],
  ['null', 'answers another shape: the whole: Invalid input: expected object, received null'],
])('refuses %s', (body, message) => {
  expect(failureOf(answer(body))).toBe(`BAD_ANSWER 200: shop ${message}.`);
});

it('shows no more than the beginning of what came', () => {
  expect(failureOf(answer('x'.repeat(10_000))).length).toBeLessThan(150);
});

it('refuses "nothing changed" where nothing was known', () => {
  expect(failureOf({ kind: 'unchanged', validators })).toBe(
    'BAD_ANSWER 200: shop says that nothing changed, though nothing was known.',
  );
});
