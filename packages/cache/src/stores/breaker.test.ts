import { expect, test } from 'vitest';
import { createBreaker } from './breaker.ts';

const never = () => new Promise<never>(() => {});

/** A breaker with a clock of its own, and a count of what it ran. */
function start(probe: () => Promise<unknown>) {
  const counts = { probes: 0, operations: 0 };
  const clock = { now: 0 };
  const breaker = createBreaker({
    budgetMs: 5,
    pauseMs: 100,
    now: () => clock.now,
    probe() {
      counts.probes++;
      return probe();
    },
  });
  const run = <T>(operation: () => Promise<T>) =>
    breaker(() => {
      counts.operations++;
      return operation();
    });
  return { counts, clock, run };
}

test('hands on what an operation comes to', async () => {
  const { run } = start(never);
  const error = new Error('refused');
  expect(await run(async () => 7)).toEqual({ kind: 'done', value: 7 });
  expect(await run(() => Promise.reject(error))).toEqual({ kind: 'failed', error });
  const thrower = (): Promise<never> => {
    throw error;
  };
  expect(await run(thrower)).toEqual({ kind: 'failed', error });
});

test('goes on asking a store that fails', async () => {
  const { run, counts } = start(never);
  for (let time = 0; time < 20; time++) await run(() => Promise.reject(new Error('full')));
  expect(counts).toEqual({ probes: 0, operations: 20 });
});

test('asks nothing more after a late operation', async () => {
  const { run, counts } = start(never);
  expect(await run(never)).toEqual({ kind: 'late' });
  for (let time = 0; time < 20; time++) expect(await run(never)).toEqual({ kind: 'skipped' });
  expect(counts).toEqual({ probes: 0, operations: 1 });
});

test('after a pause starts one probe, which no one waits for', async () => {
  const { run, counts, clock } = start(never);
  await run(never);
  clock.now = 99;
  await run(never);
  expect(counts.probes).toBe(0);
  clock.now = 100;
  const outcomes = await Promise.all([run(never), run(never), run(never)]);
  expect(outcomes).toEqual([{ kind: 'skipped' }, { kind: 'skipped' }, { kind: 'skipped' }]);
  expect(counts).toEqual({ probes: 1, operations: 1 });
});

test.for([
  ['answers', async (): Promise<string> => 'pong'],
  ['fails in time', (): Promise<never> => Promise.reject(new Error('no connection'))],
] as const)('asks again once a probe %s', async ([, answer]) => {
  const { run, clock } = start(answer);
  await run(never);
  clock.now = 100;
  expect(await run(async () => 1)).toEqual({ kind: 'skipped' });
  await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  expect(await run(async () => 1)).toEqual({ kind: 'done', value: 1 });
});
