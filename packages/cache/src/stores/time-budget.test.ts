import { afterEach, expect, test, vi } from 'vitest';
import { withinBudget } from './time-budget.ts';

afterEach(() => {
  vi.useRealTimers();
});

const never = () => new Promise<never>(() => {});

test('tells what an operation came to', async () => {
  expect(await withinBudget(async () => 7, 1_000)).toEqual({ kind: 'done', value: 7 });
});

test('tells of what an operation rejects with, and of what it throws', async () => {
  const error = new Error('refused');
  expect(await withinBudget(() => Promise.reject(error), 1_000)).toEqual({ kind: 'failed', error });
  const thrower = (): Promise<never> => {
    throw error;
  };
  expect(await withinBudget(thrower, 1_000)).toEqual({ kind: 'failed', error });
});

test('tells at the end of the budget that an operation is late, not before', async () => {
  vi.useFakeTimers();
  let outcome: unknown = 'waiting';
  void withinBudget(never, 150).then((told) => {
    outcome = told;
  });
  await vi.advanceTimersByTimeAsync(149);
  expect(outcome).toBe('waiting');
  await vi.advanceTimersByTimeAsync(1);
  expect(outcome).toEqual({ kind: 'late' });
});

test('does not hear what a late operation comes to, be it an error', async () => {
  vi.useFakeTimers();
  let fail: (error: Error) => void = () => {};
  const outcome = withinBudget(
    () =>
      new Promise<never>((_, reject) => {
        fail = reject;
      }),
    5,
  );
  await vi.advanceTimersByTimeAsync(5);
  fail(new Error('too late'));
  expect(await outcome).toEqual({ kind: 'late' });
});

const inTime: [string, () => Promise<number>][] = [
  ['done', async () => 1],
  ['failed', () => Promise.reject(new Error('refused'))],
];

test.for(inTime)('leaves no timer of an operation that is %s in time', async ([, operation]) => {
  vi.useFakeTimers();
  await withinBudget(operation, 150);
  expect(vi.getTimerCount()).toBe(0);
});
