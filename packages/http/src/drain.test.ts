import { EventEmitter, once } from 'node:events';
import { Agent, type ClientRequest, get, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { HttpEndpoint } from './index.ts';
import { startTestServer } from './test-server.fixture.ts';

let endpoint: HttpEndpoint;
let agent: Agent;
/** Says `asked` when a question has reached its resolver, with the function that answers it. */
let resolver: EventEmitter;

beforeEach(async () => {
  resolver = new EventEmitter();
  agent = new Agent({ keepAlive: true });
  endpoint = await startTestServer({
    rootValue: { hello: () => new Promise<string>((answer) => resolver.emit('asked', answer)) },
  });
});
afterEach(async () => {
  agent.destroy();
  await endpoint.close({ graceMs: 0 });
});

/** Sends a question and comes back when its resolver runs. */
async function ask() {
  const asked = once(resolver, 'asked') as Promise<[(text: string) => void]>;
  const options = { method: 'POST', agent, headers: { 'content-type': 'application/json' } };
  const response = read(request(`${endpoint.url}/graphql`, options).end('{"query":"{ hello }"}'));
  const [answer] = await asked;
  return { response, answer };
}

function askReady() {
  return read(get(`${endpoint.url}/health/ready`, { agent }));
}

async function read(call: ClientRequest) {
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  const body = JSON.parse(Buffer.concat(await response.toArray()).toString());
  return { code: response.statusCode, connection: response.headers.connection, content: body.status ?? body.data };
}

it('is unready at once, lets the request in flight finish, and then closes', async () => {
  expect(await askReady()).toEqual({ code: 200, connection: 'keep-alive', content: 'ready' });
  const inFlight = await ask();

  const steps: string[] = [];
  const closing = endpoint.close().then(() => steps.push('closed'));
  expect(await askReady()).toEqual({ code: 503, connection: 'close', content: 'unready' });
  steps.push('answered');
  inFlight.answer('at last');
  expect(await inFlight.response).toEqual({ code: 200, connection: 'close', content: { hello: 'at last' } });
  await closing;
  expect(steps).toEqual(['answered', 'closed']);
  await expect(askReady()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

it('closes at once when nothing is in flight, idle and silent connections included', async () => {
  await askReady();
  const silent = connect(endpoint.port, '127.0.0.1');
  await once(silent, 'connect');
  await askReady();
  const idle = Object.values(agent.freeSockets).flatMap((sockets) => sockets ?? []);
  expect(idle).toHaveLength(1);
  await Promise.all([endpoint.close(), ...[silent, ...idle].map((socket) => once(socket, 'close'))]);
});

it('answers what comes while it drains, and stops listening when what was in flight is done', async () => {
  const first = await ask();
  const closing = endpoint.close();
  const second = await ask();
  first.answer('first');
  expect(await first.response).toMatchObject({ code: 200, content: { hello: 'first' } });
  await expect(async () => {
    for (;;) await askReady();
  }).rejects.toMatchObject({ code: expect.stringMatching(/^ECONN(REFUSED|RESET)$/) });
  second.answer('second');
  expect(await second.response).toEqual({ code: 200, connection: 'close', content: { hello: 'second' } });
  await closing;
});

it('cuts off what still runs after the grace', async () => {
  const { response } = await ask();
  const [outcome] = await Promise.allSettled([response, endpoint.close({ graceMs: 1 })]);
  expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'ECONNRESET' } });
});

it('closes once, however often it is told to', async () => {
  const closing = endpoint.close();
  expect(endpoint.close()).toBe(closing);
  await closing;
});
