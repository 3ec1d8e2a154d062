import { EventEmitter, once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { GraphError } from '@weedhounds/errors';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GatewayContext, Viewer } from '../context.ts';
import { createAdmission } from './admission.ts';
import { createRateLimiter } from './create-rate-limiter.ts';

const ann: Viewer = {
  role: 'MEMBER',
  subject: 'ann',
  scopes: [],
  jurisdiction: { value: 'US-CO', basis: 'token' },
  age: { value: 30, basis: 'token' },
  patientOf: 'US-CO',
  caller: 'subject:ann',
};
const stranger: Viewer = {
  ...ann,
  role: 'STRANGER',
  subject: null,
  jurisdiction: null,
  age: null,
  patientOf: null,
  caller: '127.0.0.1',
};

let server: Server;
let outcomes: (GatewayContext | unknown)[];
/** Announces each request's signal, once it is let in, and waits before it answers for as long as it is told to. */
let requests: EventEmitter;
/** What identifying waits for. */
let identifying: Promise<unknown>;

async function start(limits: { stranger: number; identified: number }) {
  const limiter = await createRateLimiter({ windowS: 60, requests: limits, cost: { stranger: 0, identified: 0 } });
  const admit = createAdmission({
    limiter,
    addressOf: () => '127.0.0.1',
    identify: async ({ headers }) => {
      await identifying;
      if (headers.authorization === undefined) return stranger;
      if (headers.authorization === 'Bearer ann') return ann;
      throw new GraphError('UNAUTHENTICATED', 'The token is not valid.');
    },
  });
  outcomes = [];
  requests = new EventEmitter();
  identifying = Promise.resolve();
  server = createServer(async (request, response) => {
    requests.emit('request', response);
    const outcome = await admit(request, response).catch((error: unknown) => error);
    outcomes.push(outcome);
    await new Promise<void>((answer) => requests.emit('admitted', outcome, answer) || answer());
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
}
beforeEach(() => start({ stranger: 2, identified: 3 }));
afterEach(() => server.close());

/** What comes of a request: the context or the error's code, and where the caller stands by the headers. */
async function ask(token?: string) {
  const { port } = server.address() as AddressInfo;
  const { headers } = await fetch(`http://127.0.0.1:${port}/`, token ? { headers: { authorization: token } } : {});
  const outcome = outcomes.pop();
  const result = outcome instanceof Error ? (outcome as GraphError).code : (outcome as GatewayContext).viewer.caller;
  return [result, headers.get('ratelimit'), headers.get('ratelimit-policy')];
}

it('makes the context of a viewer, whose class is all that is decided by', async () => {
  const { port } = server.address() as AddressInfo;
  await fetch(`http://127.0.0.1:${port}/`, { headers: { authorization: 'Bearer ann' } });
  expect(outcomes).toEqual([
    {
      viewer: ann,
      policyClass: { role: 'MEMBER', jurisdiction: 'US-CO', ageClass: expect.any(String), isPatient: true },
      signal: expect.any(AbortSignal),
    },
  ]);
});

it('says on each answer where the caller stands', async () => {
  expect([await ask(), await ask('Bearer ann')]).toEqual([
    ['127.0.0.1', '"requests";r=1;t=60', '"requests";q=2;w=60'],
    ['subject:ann', '"requests";r=2;t=60', '"requests";q=3;w=60'],
  ]);
});

it('refuses beyond the limit with the limit, the window and when to come back', async () => {
  await ask();
  await ask();
  const { port } = server.address() as AddressInfo;
  await fetch(`http://127.0.0.1:${port}/`);
  expect({ ...(outcomes.pop() as object) }).toEqual({
    name: 'Refusal',
    status: 429,
    code: 'RATE_LIMITED',
    headers: { 'retry-after': '60' },
  });
  expect(await ask()).toEqual(['RATE_LIMITED', '"requests";r=0;t=60', '"requests";q=2;w=60']);
});

it('counts wrong tokens against the address, and not against those whose token is right', async () => {
  const tries = [];
  for (const token of ['Bearer a', 'Bearer b', 'Bearer c']) tries.push((await ask(token))[0]);
  expect([...tries, (await ask())[0], (await ask('Bearer ann'))[0]]).toEqual([
    'UNAUTHENTICATED',
    'UNAUTHENTICATED',
    'RATE_LIMITED',
    'RATE_LIMITED',
    'subject:ann',
  ]);
});

it('says nothing where there is no limit', async () => {
  server.close();
  await start({ stranger: 0, identified: 0 });
  expect(await ask()).toEqual(['127.0.0.1', null, null]);
});

describe('the signal', () => {
  /** A client that asks once and keeps its connection. */
  function open() {
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    return socket;
  }

  it('is aborted when the client goes before it has its answer', async () => {
    const admitted = once(requests, 'admitted');
    const socket = open();
    const [{ signal }, answer] = (await admitted) as [GatewayContext & { signal: AbortSignal }, () => void];
    expect(signal.aborted).toBe(false);
    socket.destroy();
    await once(signal, 'abort');
    answer();
    expect((signal.reason as Error).name).toBe('AbortError');
  });

  it('is not when the client goes with its answer', async () => {
    const admitted = once(requests, 'admitted');
    const asked = once(requests, 'request') as Promise<[ServerResponse]>;
    const socket = open();
    const [response] = await asked;
    const [{ signal }, answer] = (await admitted) as [GatewayContext & { signal: AbortSignal }, () => void];
    answer();
    await once(socket, 'data');
    socket.destroy();
    if (!response.closed) await once(response, 'close');
    expect(signal.aborted).toBe(false);
  });

  it('is aborted from the beginning when the client went while it was identified', async () => {
    let identify = () => {};
    identifying = new Promise<void>((resolve) => {
      identify = resolve;
    });
    const asked = once(requests, 'request') as Promise<[ServerResponse]>;
    const admitted = once(requests, 'admitted');
    const socket = open();
    const [response] = await asked;
    socket.destroy();
    await once(response, 'close');
    identify();
    const [{ signal }, answer] = (await admitted) as [GatewayContext & { signal: AbortSignal }, () => void];
    answer();
    expect(signal.aborted).toBe(true);
  });
});
