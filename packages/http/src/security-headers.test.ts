import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HttpEndpoint } from './index.ts';
import { startTestServer } from './test-server.fixture.ts';

const page = { 'content-security-policy': "default-src 'none'; script-src 'self'" };
let endpoint: HttpEndpoint;
beforeAll(async () => {
  endpoint = await startTestServer({
    rootValue: { hello: () => 'Hello' },
    routes: [
      { method: 'GET', path: '/page', handle: (_request, response) => void response.writeHead(200, page).end() },
    ],
  });
});
afterAll(() => endpoint.close());

const expected = {
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

const question = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{"query":"{ hello }"}',
};

describe('the headers that bind a browser', () => {
  it.each<[string, string, RequestInit, number]>([
    ['an answer', '/graphql', question, 200],
    ['a document that fails', '/graphql', { ...question, body: '{"query":"{"}' }, 200],
    ['a body that is no JSON', '/graphql', { ...question, body: '{' }, 400],
    ['a health check', '/health/live', {}, 200],
    ['a path where nothing is', '/nowhere', {}, 404],
    ['a method that is not taken', '/graphql', { method: 'DELETE' }, 405],
  ])('are on %s', async (_what, path, init, status) => {
    const { status: actual, headers } = await fetch(endpoint.url + path, init);
    expect(actual).toBe(status);
    expect(Object.fromEntries(headers)).toMatchObject(expected);
    expect(headers.has('strict-transport-security')).toBe(false);
  });

  it('leave a page its own policy', async () => {
    const { headers } = await fetch(`${endpoint.url}/page`);
    expect(Object.fromEntries(headers)).toMatchObject({ ...expected, ...page });
  });

  it('ask for HTTPS where that is in front', async () => {
    const other = await startTestServer({ isBehindTls: true });
    const { headers } = await fetch(`${other.url}/health/live`);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    await other.close();
  });
});
