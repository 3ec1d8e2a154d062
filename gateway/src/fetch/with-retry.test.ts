import type { Socket } from 'node:net';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answering, type StandIn, startStandIn } from '../testing/stand-in.ts';
import { createSubgraphClient, type SubgraphClient } from './exchange.ts';
import { withRetry } from './with-retry.ts';

const good = answering({ data: { a: 1 } });
const deadlineMs = 5_000;
let subgraph: StandIn;
let client: SubgraphClient;
let clock: number;
let isDown: boolean;

/** A subgraph each of whose connections serves one request: the next one on it meets a closed door. */
beforeEach(async () => {
  clock = 0;
  isDown = false;
  const served = new WeakSet<Socket>();
  subgraph = await startStandIn((request, response) => {
    const isFirst = !served.has(request.socket);
    served.add(request.socket);
    if (isFirst && !isDown) good(request, response);
    else request.socket.resetAndDestroy();
  });
  const plain = createSubgraphClient({ url: subgraph.url, deadlineMs, byteLimit: 1_000 });
  client = withRetry(plain, { deadlineMs, now: () => clock });
});
afterEach(async () => {
  await client.close();
  await subgraph.close();
});

/** One query, and the turn in which its connection becomes free. */
async function ask() {
  const exchange = await client.post('{"query":"{ a }"}', { isRepeatable: true });
  await endOfTurn();
  return exchange;
}

it('sends a query once more when its kept connection was lost', async () => {
  await ask();
  expect(await ask()).toMatchObject({ kind: 'answered' });
  expect(subgraph.bodies).toEqual(Array(3).fill('{"query":"{ a }"}'));
});

it('never repeats what must not be repeated', async () => {
  await ask();
  expect(await client.post('{}')).toMatchObject({ kind: 'failed', isUnanswered: true });
  expect(subgraph.bodies).toHaveLength(2);
});

it('does not repeat a call on a new connection, nor a retry', async () => {
  await ask();
  isDown = true;
  expect(await ask()).toEqual({ kind: 'failed', reason: 'gave no whole answer', cause: expect.any(Error) });
  expect(await ask()).toMatchObject({ kind: 'failed' });
  expect(subgraph.bodies).toHaveLength(1 + 2 + 1);
});

it('repeats one call in ten, and one more', async () => {
  const outcomes: string[] = [];
  for (let call = 0; call < 100; call++) outcomes.push((await ask()).kind);
  const retries = subgraph.bodies.length - outcomes.length;
  expect(retries).toBeLessThanOrEqual(11);
  expect(retries).toBeGreaterThanOrEqual(8);
  expect(outcomes.filter((kind) => kind === 'failed').length).toBeGreaterThan(0);
});

it('does not repeat a call whose deadline has passed', async () => {
  const slow: SubgraphClient = {
    async post() {
      clock += deadlineMs;
      return { kind: 'failed', reason: 'gave no whole answer', isUnanswered: true };
    },
    close: async () => {},
  };
  expect(await withRetry(slow, { deadlineMs, now: () => clock }).post('{}', { isRepeatable: true })).toMatchObject({
    kind: 'failed',
  });
  expect(clock).toBe(deadlineMs);
});

it('gives a retry what is left of the deadline', async () => {
  const given: (number | undefined)[] = [];
  const lossy: SubgraphClient = {
    async post(_body, call) {
      given.push(call?.deadlineMs);
      clock += 2_000;
      return { kind: 'failed', reason: 'gave no whole answer', isUnanswered: true };
    },
    close: async () => {},
  };
  await withRetry(lossy, { deadlineMs, now: () => clock }).post('{}', { isRepeatable: true });
  expect(given).toEqual([undefined, 3_000]);
});
