import { once } from 'node:events';
import { connect } from 'node:net';
import { GraphError, StartError } from '@weedhounds/errors';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { HttpEndpoint } from './index.ts';
import { health, startTestServer } from './test-server.fixture.ts';

let endpoint: HttpEndpoint;
beforeAll(async () => {
  endpoint = await startTestServer({
    rootValue: { hello: () => 'Hello' },
    bodyLimitBytes: 1000,
    context: async (request) => {
      const key = request.headers['x-key'];
      if (key === 'missing') throw new GraphError('UNAUTHENTICATED', 'Send a key.');
      if (key === 'broken') throw new Error('no key store at 10.0.0.7');
      return {};
    },
    routes: [
      { method: 'GET', path: '/about', handle: (_request, response) => void response.end('about') },
      { method: 'GET', path: '/files/*', handle: (request, response) => void response.end(request.url) },
      { method: 'POST', path: '/about', handle: () => Promise.reject(new Error('disk full at /dev/sda')) },
    ],
  });
});
afterAll(() => endpoint.close());
afterEach(() => vi.restoreAllMocks());

const json = { 'content-type': 'application/json' };
const question = JSON.stringify({ query: '{ hello }' });

async function call(path: string, init: RequestInit & { duplex?: 'half' } = {}) {
  const response = await fetch(endpoint.url + path, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? '' : JSON.parse(text) };
}

function refused(message: string) {
  return { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] };
}

describe('a request at another path', () => {
  it('is not found', async () => {
    expect(await call('/nowhere')).toMatchObject({ status: 404, body: refused('There is nothing at this path.') });
  });

  it('reaches the route for its exact path, or for everything below one', async () => {
    const texts = ['/about', '/about?x=1', '/files/a/b.js?v=2'].map(async (path) =>
      (await fetch(endpoint.url + path)).text(),
    );
    expect(await Promise.all(texts)).toEqual(['about', 'about', '/files/a/b.js?v=2']);
    expect([(await call('/about/x')).status, (await call('/files')).status]).toEqual([404, 404]);
  });

  it('is answered with 500 and a fixed sentence when its route fails, and logged', async () => {
    const lines: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    expect(await call('/about', { method: 'POST' })).toMatchObject({
      status: 500,
      body: {
        errors: [{ message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
      },
    });
    expect(lines.map((line) => JSON.parse(line).message)).toEqual(['disk full at /dev/sda']);
  });
});

it.each([
  ['PUT', '/graphql', 'GET, POST'],
  ['DELETE', '/about', 'GET, POST'],
  ['POST', '/health/live', 'GET'],
])('refuses %s %s and says what is allowed', async (method, path, allowed) => {
  const { status, headers, body } = await call(path, { method });
  expect([status, headers.get('allow'), body]).toEqual([
    405,
    allowed,
    refused(`This path takes ${allowed}; got ${method}.`),
  ]);
});

describe('a body', () => {
  const post = (body: BodyInit, headers: Record<string, string> = json) =>
    call('/graphql', { method: 'POST', headers, body, duplex: 'half' });

  it('of a question is answered', async () => {
    expect(await post(question)).toMatchObject({ status: 200, body: { data: { hello: 'Hello' } } });
  });

  it.each([
    ['that is broken JSON', '{"query":', /^The body must be JSON in UTF-8: /],
    ['that is empty', '', /^The body must be JSON in UTF-8: /],
    ['that is not UTF-8', Buffer.from([0x22, 0xff, 0x22]), /^The body must be JSON in UTF-8: /],
    ['that is a list, which would be a batch', `[${question},${question}]`, /^Operation batching disabled\.$/],
    ['that is a text', '"{ hello }"', /^POST body missing/],
  ])('%s is refused', async (_title, body, message) => {
    expect(await post(body)).toMatchObject({
      status: 400,
      body: { errors: [{ message: expect.stringMatching(message), extensions: { code: 'BAD_REQUEST' } }] },
    });
  });

  it.each([
    [
      'another type',
      { 'content-type': 'text/plain' },
      'The body must have the content type application/json, in UTF-8.',
    ],
    ['no readable type', { 'content-type': 'json' }, 'The body must have the content type application/json, in UTF-8.'],
    [
      'another charset',
      { 'content-type': 'application/json; charset=latin1' },
      'The body must have the content type application/json, in UTF-8.',
    ],
    ['an encoding', { ...json, 'content-encoding': 'gzip' }, 'The body must not be compressed; got gzip.'],
  ])('of %s is refused', async (_title, headers, message) => {
    expect(await post(question, headers)).toMatchObject({ status: 415, body: refused(message) });
  });

  it('of exactly the limit is read', async () => {
    expect(await post(question.padEnd(1000))).toMatchObject({ status: 200 });
  });

  it('beyond the limit is refused, whether its length is told or not', async () => {
    const tooLarge = { status: 413, body: refused('The body must be at most 1000 bytes.') };
    expect(await post(question.padEnd(1001))).toMatchObject(tooLarge);
    const chunks = new Array(11).fill(new TextEncoder().encode(' '.repeat(100)));
    expect(await post(new Blob(chunks).stream())).toMatchObject(tooLarge);
  });

  it('far beyond the limit still lets the client read the answer', async () => {
    expect(await post('x'.repeat(5_000_000))).toMatchObject({ status: 413 });
  });
});

it('reads 2 MB by default', async () => {
  const other = await startTestServer({ rootValue: { hello: () => 'Hello' } });
  const status = async (size: number) => {
    const init = { method: 'POST', headers: json, body: question.padEnd(size) };
    return (await fetch(`${other.url}/graphql`, init)).status;
  };
  expect([await status(2_000_000), await status(2_000_001)]).toEqual([200, 413]);
  await other.close();
});

describe('an error while the context is made', () => {
  const ask = (key: string) => call('/graphql', { method: 'POST', headers: { ...json, 'x-key': key }, body: question });

  it('has the status its code has', async () => {
    expect(await ask('missing')).toMatchObject({
      status: 401,
      body: { errors: [{ message: 'Send a key.', extensions: { code: 'UNAUTHENTICATED' } }] },
    });
  });

  it('is redacted when it is a defect', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    expect(await ask('broken')).toMatchObject({
      status: 500,
      body: {
        errors: [{ message: 'Something went wrong on our side.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
      },
    });
  });
});

describe('health', () => {
  it('says who answers', async () => {
    const [live, ready] = [await call('/health/live'), await call('/health/ready')];
    expect([live.status, live.body]).toEqual([200, { status: 'live', ...health }]);
    expect([ready.status, ready.body]).toEqual([200, { status: 'ready', ...health }]);
    expect(ready.headers.get('cache-control')).toBe('no-store');
  });

  it('answers HEAD without a body', async () => {
    expect(await call('/health/ready', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });

  it('is live and not ready while the server cannot answer', async () => {
    const other = await startTestServer({ health: { ...health, isReady: () => false } });
    const answers = ['live', 'ready'].map(async (name) => (await fetch(`${other.url}/health/${name}`)).json());
    expect(await Promise.all(answers)).toEqual([
      { status: 'live', ...health },
      { status: 'unready', ...health },
    ]);
    await other.close();
  });
});

describe('an address that cannot be had', () => {
  it('stops the start with a line that names PORT when it is taken', async () => {
    const { port } = endpoint;
    await expect(startTestServer({ port })).rejects.toThrow(
      new StartError(`PORT must be free; another process listens on 127.0.0.1:${port}.`),
    );
  });

  it('stops the start with a line that names HOST when it is another machine', async () => {
    await expect(startTestServer({ host: '192.0.2.1' })).rejects.toThrow(
      new StartError('HOST must be an address of this machine; the system refuses 192.0.2.1:0.'),
    );
  });

  it('is given as loopback when every address is listened on', async () => {
    const other = await startTestServer({ host: '0.0.0.0' });
    expect(other.url).toBe(`http://127.0.0.1:${other.port}`);
    await other.close();
  });
});

it('outlives a client that hangs up in the middle of its body', async () => {
  const logged = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const socket = connect(endpoint.port, '127.0.0.1');
  socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{');
  socket.resume().end();
  await once(socket, 'close');
  expect(await call('/health/live')).toMatchObject({ status: 200 });
  expect(logged).not.toHaveBeenCalled();
});

it.each([
  ['headers', 'POST /graphql HTTP/1.1\r\nHost: x\r\n'],
  ['body', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{'],
])('gives up on a client whose %s never end', async (_part, start) => {
  const timeouts = { headersTimeout: 20, requestTimeout: 20, connectionsCheckingInterval: 5 };
  const other = await startTestServer({ timeouts });
  const socket = connect(other.port, '127.0.0.1');
  socket.write(start);
  expect(Buffer.concat(await socket.toArray()).toString()).toMatch(/^HTTP\/1\.1 408 /);
  await other.close();
});
