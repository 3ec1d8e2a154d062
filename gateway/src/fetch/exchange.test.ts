import { getEventListeners, once } from 'node:events';
import type { RequestListener } from 'node:http';
import { setImmediate as endOfTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answering, type StandIn, startStandIn } from '../testing/stand-in.ts';
import { createSubgraphClient, type SubgraphClient } from './exchange.ts';

const good = answering({ data: { a: 1 } });
const reset: RequestListener = (request) => request.socket.resetAndDestroy();
const byteLimit = 1_000_000;

let behave: RequestListener;
let subgraph: StandIn;
let client: SubgraphClient;

beforeEach(async () => {
  behave = good;
  subgraph = await startStandIn((request, response) => behave(request, response));
  client = createSubgraphClient({ url: subgraph.url, deadlineMs: 10_000, byteLimit, headers: { 'x-all': '1' } });
});
afterEach(async () => {
  await client.close();
  await subgraph.close();
});

/** A listener, and a promise of the moment at which its response's connection has ended. */
function watched(listener: RequestListener): Promise<unknown> {
  return new Promise((resolve) => {
    behave = (request, response) => {
      once(response, 'close').then(resolve);
      listener(request, response);
    };
  });
}

it('brings status, type and body of an answer', async () => {
  behave = (_request, response) => {
    response.writeHead(418, { 'content-type': 'text/plain' });
    response.write('half ');
    response.end('and half');
  };
  expect(await client.post('{"query":"{ a }"}', { headers: { 'x-own': '2' } })).toEqual({
    kind: 'answered',
    status: 418,
    contentType: 'text/plain',
    body: Buffer.from('half and half'),
  });
  expect(subgraph.bodies).toEqual(['{"query":"{ a }"}']);
  expect(subgraph.requests[0]?.headers).toMatchObject({ 'x-all': '1', 'x-own': '2', 'content-length': '17' });
});

it('ends the connection when the body passes the limit, long before 60 MB have come', async () => {
  let written = 0;
  const closed = watched((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const write = () => {
      if (response.destroyed || written >= 60_000_000) return;
      written += chunk.length;
      response.write(chunk, write);
    };
    write();
  });
  expect(await client.post('{}')).toEqual({ kind: 'failed', reason: 'answered more than 1000000 bytes' });
  await closed;
  expect(written).toBeLessThan(30_000_000);
});

it.each<[string, RequestListener]>([
  ['before the answer', () => {}],
  ['in the middle of the answer', (_request, response) => void response.writeHead(200).write('{"data":')],
])('lets go at the deadline, %s', async (_, hang) => {
  const closed = watched(hang);
  expect(await client.post('{}', { deadlineMs: 100 })).toEqual({ kind: 'timed out' });
  await closed;
});

it('lets go when it is aborted, and leaves no listener behind', async () => {
  const { signal, abort } = abortable();
  const closed = watched(() => abort());
  expect(await client.post('{}', { signal })).toEqual({ kind: 'aborted' });
  await closed;
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('leaves no listener at the signal of an answered call', async () => {
  const { signal } = abortable();
  expect(await client.post('{}', { signal })).toMatchObject({ kind: 'answered' });
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('sends nothing once it is aborted', async () => {
  const { signal, abort } = abortable();
  const early = client.post('{"early":1}', { signal });
  abort();
  expect(await early).toEqual({ kind: 'aborted' });
  expect(await client.post('{"late":1}', { signal })).toEqual({ kind: 'aborted' });
  expect(await client.post('{}')).toMatchObject({ kind: 'answered' });
  expect(subgraph.bodies).toEqual(['{}']);
});

const losses: [string, RequestListener][] = [
  ['reset', reset],
  ['closed', (request) => request.socket.destroy()],
];

it.each(losses)('tells when a connection that had served is %s before the answer', async (_, lose) => {
  await serveOnce();
  behave = lose;
  expect(await client.post('{}')).toMatchObject({ kind: 'failed', isUnanswered: true, cause: expect.any(Error) });
});

it.each(losses)('takes a first connection that is %s for a failure like any other', async (_, lose) => {
  behave = lose;
  const exchange = await client.post('{}');
  expect(exchange).toEqual({ kind: 'failed', reason: 'gave no whole answer', cause: expect.any(Error) });
});

it('takes half an answer for a failure like any other', async () => {
  await serveOnce();
  behave = (request, response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('{"data":', () => request.socket.resetAndDestroy());
  };
  const exchange = await client.post('{}');
  expect(exchange).toEqual({ kind: 'failed', reason: 'gave no whole answer', cause: expect.any(Error) });
});

it('fails when nobody listens', async () => {
  const url = subgraph.url;
  const other = createSubgraphClient({ url: url.replace(/:\d+/, ':1'), deadlineMs: 10_000, byteLimit });
  expect(await other.post('{}')).toMatchObject({ kind: 'failed', cause: { code: 'ECONNREFUSED' } });
  await other.close();
});

/** One call, and the turn in which its connection becomes free. */
async function serveOnce(): Promise<void> {
  await client.post('{}');
  await endOfTurn();
}

it('finishes what is under way when it is closed, and fails after', async () => {
  const other = createSubgraphClient({ url: subgraph.url, deadlineMs: 10_000, byteLimit });
  const early = other.post('{}');
  await other.close();
  expect(await early).toMatchObject({ kind: 'answered' });
  expect(await other.post('{}')).toMatchObject({ kind: 'failed', cause: { code: 'UND_ERR_DESTROYED' } });
});

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort(new Error('left')) };
}
