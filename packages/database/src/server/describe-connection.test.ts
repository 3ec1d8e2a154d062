import { expect, it } from 'vitest';
import { describeConnectionError, withoutPassword } from './describe-connection.ts';

it.each([
  ['postgresql://me:secret@db:5432/graph?sslmode=require&password=secret', 'postgresql://me@db:5432/graph'],
  ['postgres://db/graph', 'postgres://db/graph'],
  ['postgresql://[::1]:5432/graph', 'postgresql://[::1]:5432/graph'],
  ['me:secret@db', 'the given address'],
])('shows %j without what is secret', (url, shown) => {
  expect(withoutPassword(url)).toBe(shown);
});

it('says in one line what went wrong', () => {
  expect(describeConnectionError(new Error('no\n  answer.'))).toBe('no answer');
  expect(describeConnectionError(new AggregateError([new Error('refused by ::1'), new Error('other')]))).toBe(
    'refused by ::1',
  );
  expect(describeConnectionError('odd')).toBe('odd');
});
