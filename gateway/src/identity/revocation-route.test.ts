import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GraphError } from '@weedhounds/errors';
import { adultInColorado } from '@weedhounds/subgraph/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Viewer } from '../context.ts';
import { createRevocationRoute } from './revocation-route.ts';

const viewer: Viewer = {
  role: 'OPERATOR',
  subject: 'u1',
  scopes: ['operator:tokens'],
  jurisdiction: null,
  age: null,
  patientOf: null,
  caller: 'subject:u1',
};

let server: Server;
let url: string;
let asker: Viewer | GraphError;
let revoked: unknown[][];
let storeError: Error | undefined;
let passedOn: unknown[];

beforeEach(async () => {
  [asker, revoked, passedOn, storeError] = [viewer, [], [], undefined];
  const route = createRevocationRoute({
    admit: async () => {
      if (asker instanceof GraphError) throw asker;
      return { viewer: asker, policyClass: adultInColorado };
    },
    revocations: {
      revoke: async (...args) => {
        if (storeError) throw storeError;
        revoked.push(args);
      },
      isRevoked: async () => false,
      close: async () => {},
    },
  });
  expect([route.method, route.path]).toEqual(['POST', '/tokens/revocations']);
  server = createServer(async (request, response) => {
    try {
      await route.handle(request, response);
    } catch (error) {
      passedOn.push(error);
      response.writeHead(500).end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tokens/revocations`;
});
afterEach(() => server.close());

const good = { jti: 'j1', expiresAt: 1_700_000_000 };

async function post(body: unknown, contentType = 'application/json') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url, { method: 'POST', body: text, headers: { 'content-type': contentType } });
  const answer = await response.text();
  const code = answer && JSON.parse(answer).errors[0].extensions.code;
  return { status: response.status, code, challenge: response.headers.get('www-authenticate') };
}

it('revokes a token and answers 204 once that is kept', async () => {
  expect(await post(good, 'application/json; charset=utf-8')).toEqual({ status: 204, code: '', challenge: null });
  expect(revoked).toEqual([['j1', 1_700_000_000]]);
});

it.each([
  ['a stranger', { ...viewer, role: 'STRANGER', scopes: [] }, 401, 'UNAUTHENTICATED', 'Bearer'],
  ['a bad token', new GraphError('UNAUTHENTICATED', 'no'), 401, 'UNAUTHENTICATED', 'Bearer'],
  ['an operator without the scope', { ...viewer, scopes: ['operator:other'] }, 403, 'FORBIDDEN', null],
] as const)('refuses %s and revokes nothing', async (_, who, status, code, challenge) => {
  asker = who;
  expect(await post(good)).toEqual({ status, code, challenge });
  expect(revoked).toEqual([]);
});

it.each([
  ['noise', '{', 'BAD_REQUEST'],
  ['a body that is too large', JSON.stringify(good).padEnd(4_097), 'BAD_REQUEST'],
  ['no name', { expiresAt: 1 }, 'BAD_USER_INPUT'],
  ['an empty name', { ...good, jti: '' }, 'BAD_USER_INPUT'],
  ['no end', { jti: 'j1' }, 'BAD_USER_INPUT'],
  ['an end in milliseconds', { ...good, expiresAt: 1_700_000_000_000 }, 'BAD_USER_INPUT'],
  ['an end that is a text', { ...good, expiresAt: '2030-01-01' }, 'BAD_USER_INPUT'],
  ['more than is asked for', { ...good, all: true }, 'BAD_USER_INPUT'],
  ['a list', [good], 'BAD_USER_INPUT'],
])('refuses %s with 400', async (_, body, code) => {
  expect(await post(body)).toEqual({ status: 400, code, challenge: null });
  expect(revoked).toEqual([]);
});

it('takes JSON only, which no form of another site can send', async () => {
  expect(await post(good, 'text/plain')).toEqual({ status: 400, code: 'BAD_REQUEST', challenge: null });
  expect(revoked).toEqual([]);
});

it.each([new Error('down'), new GraphError('INTERNAL_SERVER_ERROR', 'down')])(
  'leaves a failed store to the server: %s',
  async (error) => {
    storeError = error;
    expect(await post(good)).toMatchObject({ status: 500 });
    expect(passedOn).toEqual([storeError]);
  },
);
