import { expect, it } from 'vitest';
import { createInsuredCounter } from './insured-counter.ts';
import type { Count, WindowCounter } from './window-counter.ts';

/** A counter that answers as told; counts its calls. */
function createStub(answer: () => Promise<Count>) {
  const stub = { calls: 0 };
  const use = () => {
    stub.calls++;
    return answer();
  };
  const counter: WindowCounter = { add: use, giveBack: async () => void (await use()) };
  return { stub, counter };
}

const first = { used: 1, resetMs: 10 };
const second = { used: 2, resetMs: 20 };
const broken = () => Promise.reject(new Error('connection refused'));
const never = () => new Promise<never>(() => {});

it('counts in the first only, while that answers', async () => {
  const [one, other] = [createStub(async () => first), createStub(async () => second)];
  const counter = createInsuredCounter(one.counter, other.counter);
  expect(await counter.add('a', 1)).toEqual(first);
  await counter.giveBack('a', 1);
  expect([one.stub.calls, other.stub.calls]).toEqual([2, 0]);
});

it.each([
  ['fails', broken],
  ['hangs', never],
])('counts in the second when the first %s', async (_what, behave) => {
  const counter = createInsuredCounter(createStub(behave).counter, createStub(async () => second).counter, {
    budgetMs: 10,
  });
  expect(await counter.add('a', 1)).toEqual(second);
  await counter.giveBack('a', 1);
});

it('lets one call in each pause try the first, and none wait for it', async () => {
  let now = 0;
  const one = createStub(never);
  const counter = createInsuredCounter(one.counter, createStub(async () => second).counter, {
    budgetMs: 10,
    pauseMs: 1_000,
    now: () => now,
  });
  await counter.add('a', 1);
  now = 999;
  await counter.add('a', 1);
  const during = one.stub.calls;
  now = 1_000;
  await Promise.all(Array.from({ length: 100 }, () => counter.add('a', 1)));
  expect([during, one.stub.calls]).toEqual([1, 2]);
});

it('tells once when the first stops answering and once when it answers again', async () => {
  const answers = [broken, broken, broken, async () => first, async () => first, broken];
  const changes: boolean[] = [];
  const one = createStub(() => (answers.shift() ?? never)());
  const counter = createInsuredCounter(one.counter, createStub(async () => second).counter, {
    pauseMs: 0,
    onChange: (isAnswering) => changes.push(isAnswering),
  });
  for (let i = 0; i < 6; i++) await counter.add('a', 1);
  expect(changes).toEqual([false, true, false]);
});
