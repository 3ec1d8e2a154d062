import { expect, it } from 'vitest';
import { createAnswerCount } from './count-answers.ts';

it('counts answers, and the times of half and of 99 in 100 of them', () => {
  const count = createAnswerCount();
  count.forget(1_000);
  for (let milliseconds = 100; milliseconds >= 1; milliseconds--) count.answered(200, milliseconds / 2);
  const all = { answers: 100, failed: 0, failure: null, seconds: 2.5, p50: 25, p99: 49.5 };
  expect(count.read(3_500)).toEqual(all);
  expect(count.read(4_500)).toEqual({ ...all, seconds: 3.5 });
});

it('forgets what it is told to forget', () => {
  const count = createAnswerCount();
  count.answered(500, 7);
  count.forget(0);
  expect(count.read(1_000)).toEqual({ answers: 0, failed: 0, failure: null, seconds: 1, p50: 0, p99: 0 });
});

it('counts failures and keeps the beginning of the first', () => {
  const count = createAnswerCount();
  count.failed('x'.repeat(1_000));
  count.answered(502, 3);
  expect(count.read(1_000)).toEqual({
    answers: 1,
    failed: 2,
    failure: 'x'.repeat(500),
    seconds: 1,
    p50: 3,
    p99: 3,
  });
});

it('takes a status other than 200 for a failure', () => {
  const count = createAnswerCount();
  count.answered(429, 1);
  expect(count.read(0)).toMatchObject({ failed: 1, failure: 'status 429' });
});
