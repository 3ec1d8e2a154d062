import { once } from 'node:events';
import { Agent, get, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { createGate, startTestServer } from './test-server.fixture.ts';

/** A server whose `hello` answers when told, and a client that keeps its connections. */
async function startSlowServer() {
  const asked = createGate();
  const answer = createGate<string>();
  const endpoint = await startTestServer({
    rootValue: {
      hello: () => {
        asked.open();
        return answer.opened;
      },
    },
  });
  const agent = new Agent({ keepAlive: true });
  const ask = async () => {
    const options = { method: 'POST', agent, headers: { 'content-type': 'application/json' } };
    const call = request(`${endpoint.url}/graphql`, options).end(JSON.stringify({ query: '{ hello }' }));
    return read(call);
  };
  const ready = () => read(get(`${endpoint.url}/health/ready`, { agent }));
  return { endpoint, asked: asked.opened, answer: answer.open, agent, ask, ready };
}

async function read(call: ReturnType<typeof request>) {
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  const chunks = await response.toArray();
  const { status, data } = JSON.parse(Buffer.concat(chunks).toString()) as { status?: string; data?: unknown };
  return { code: response.statusCode, connection: response.headers.connection, content: status ?? data };
}

it('is unready at once, lets the request in flight finish, and then closes', async () => {
  const { endpoint, asked, answer, agent, ask, ready } = await startSlowServer();
  expect(await ready()).toEqual({ code: 200, connection: 'keep-alive', content: 'ready' });
  const inFlight = ask();
  await asked;

  let isClosed = false;
  const closing = endpoint.close().then(() => {
    isClosed = true;
  });
  expect(await ready()).toEqual({ code: 503, connection: 'close', content: 'unready' });
  expect(isClosed).toBe(false);

  answer('at last');
  expect(await inFlight).toEqual({ code: 200, connection: 'close', content: { hello: 'at last' } });
  await closing;
  await expect(ready()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  agent.destroy();
});

it('closes at once when nothing is in flight, idle and silent connections included', async () => {
  const { endpoint, agent, ready } = await startSlowServer();
  await ready();
  const silent = connect(endpoint.port, '127.0.0.1');
  await once(silent, 'connect');
  await ready();
  await Promise.all([endpoint.close(), once(silent, 'close')]);
  expect(Object.values(agent.freeSockets).flat()).toEqual([]);
  agent.destroy();
});

it('cuts off what still runs after the grace', async () => {
  const { endpoint, asked, agent, ask } = await startSlowServer();
  const inFlight = ask();
  await asked;
  const [outcome] = await Promise.allSettled([inFlight, endpoint.close({ graceMs: 1 })]);
  expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'ECONNRESET' } });
  agent.destroy();
});

it('answers requests that come while it drains', async () => {
  const { endpoint, asked, answer, agent, ask } = await startSlowServer();
  const first = ask();
  await asked;
  const closing = endpoint.close();
  const second = ask();
  // The health check comes after the second question, so that question has arrived when it is answered.
  await read(get(`${endpoint.url}/health/live`, { agent }));
  answer('both');
  expect(await Promise.all([first, second])).toEqual([
    { code: 200, connection: 'close', content: { hello: 'both' } },
    { code: 200, connection: 'close', content: { hello: 'both' } },
  ]);
  await closing;
  agent.destroy();
});

it('closes once, however often it is told to', async () => {
  const { endpoint, agent } = await startSlowServer();
  await Promise.all([endpoint.close(), endpoint.close()]);
  await endpoint.close();
  agent.destroy();
});
