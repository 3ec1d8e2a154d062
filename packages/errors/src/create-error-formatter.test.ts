import { GraphQLError } from 'graphql';
import { expect, it } from 'vitest';
import { createErrorFormatter } from './create-error-formatter.ts';
import { badInput } from './graph-error.ts';

function createFormatter() {
  const lines: string[] = [];
  const format = createErrorFormatter({
    service: 'menu',
    write: (line) => lines.push(line),
    now: () => new Date('2026-11-22T12:00:00Z'),
  });
  const report = (thrown: Error, path: (string | number)[]) => {
    const error = new GraphQLError(thrown.message, { originalError: thrown, path });
    return format(error.toJSON(), error);
  };
  return { lines, report };
}

it('logs a defect as one line of JSON with stack and causes', () => {
  const { lines, report } = createFormatter();
  const cause = new Error('connection lost', { cause: 'cable' });
  const defect = new Error('first line\nsecond line', { cause });
  report(defect, ['menu', 'items']);
  expect(lines.map((line) => line.indexOf('\n') === line.length - 1)).toEqual([true]);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    time: '2026-11-22T12:00:00.000Z',
    level: 'error',
    service: 'menu',
    code: 'INTERNAL_SERVER_ERROR',
    path: ['menu', 'items'],
    message: 'first line\nsecond line',
    stack: defect.stack,
    cause: { message: 'connection lost', stack: cause.stack, cause: { message: 'cable' } },
  });
});

it('logs an error that fifty fields share once, with the first path', () => {
  const { lines, report } = createFormatter();
  const defect = new Error('the batch failed');
  const answers = Array.from({ length: 50 }, (_, index) => report(defect, ['items', index, 'strain']));
  expect(lines.map((line) => JSON.parse(line).path)).toEqual([['items', 0, 'strain']]);
  expect(answers[49]).toEqual({
    message: 'Something went wrong on our side.',
    path: ['items', 49, 'strain'],
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
});

it('logs two defects with the same message twice', () => {
  const { lines, report } = createFormatter();
  report(new Error('x'), ['a']);
  report(new Error('x'), ['b']);
  expect(lines).toHaveLength(2);
});

it('does not log what the client did', () => {
  const { lines, report } = createFormatter();
  report(badInput('first must be 1 or more; got 0.', ['first']), ['items']);
  expect(lines).toEqual([]);
});
