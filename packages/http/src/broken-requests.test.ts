import { EventEmitter, once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpEndpoint, ServeOptions } from './index.ts';
import { startTestServer } from './test-server.fixture.ts';

let endpoint: HttpEndpoint;
let resolver: EventEmitter;
async function start(options: Partial<ServeOptions<object>> = {}) {
  resolver = new EventEmitter();
  endpoint = await startTestServer({
    rootValue: {
      hello: ({ name }: { name?: string }) =>
        name ? new Promise<string>((answer) => resolver.emit('asked', answer)) : 'Hello',
    },
    ...options,
  });
}
beforeEach(() => start());
afterEach(() => endpoint.close({ graceMs: 0 }));

const json = 'Host: x\r\nContent-Type: application/json\r\n';
const question = '{"query":"{ hello }"}';
const post = (body = question) =>
  `POST /graphql HTTP/1.1\r\n${json}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/** Everything that comes back on one connection until the server ends it: status and body of each answer. */
async function read(socket: Socket) {
  const text = Buffer.concat(await socket.toArray()).toString();
  return text
    .split(/(?=HTTP\/1\.1 )/)
    .map((answer) => [Number(answer.slice(9, 12)), JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))]);
}

function send(...parts: string[]) {
  const socket = connect(endpoint.port, '127.0.0.1');
  for (const part of parts) socket.write(part);
  return socket;
}

const refused = (message: string) => ({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
const notHttp = refused('The request must be HTTP/1.1.');

describe('what is not HTTP', () => {
  it.each([
    ['noise', '\x16\x03\x01\x02\x00\x01\r\n\r\n'],
    ['a header without a colon', 'GET / HTTP/1.1\r\nHost x\r\n\r\n'],
    ['a header with a line break inside', 'GET / HTTP/1.1\r\nHost: x\r\nA: b\rC: d\r\n\r\n'],
    ['two lengths', `POST /graphql HTTP/1.1\r\n${json}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}`],
    [
      'a length and chunks',
      `POST /graphql HTTP/1.1\r\n${json}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    ],
    ['a chunk without a size', `POST /graphql HTTP/1.1\r\n${json}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`],
  ])('is answered with 400 and the connection ends: %s', async (_title, text) => {
    expect(await read(send(text))).toEqual([[400, notHttp]]);
  });

  it('after a whole request is answered after it', async () => {
    const asked = once(resolver, 'asked') as Promise<[(text: string) => void]>;
    const socket = send(post('{"query":"{ hello(name: \\"a\\") }"}'), 'garbage\r\n\r\n');
    const [answer] = await asked;
    answer('first');
    expect(await read(socket)).toEqual([
      [200, { data: { hello: 'first' } }],
      [400, notHttp],
    ]);
  });

  it('is said to be an error that is not kept', async () => {
    const text = Buffer.concat(await send('x\r\n\r\n').toArray()).toString();
    expect(text.split('\r\n\r\n')[0]?.split('\r\n')).toEqual([
      'HTTP/1.1 400 Bad Request',
      'cache-control: no-store',
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(text.slice(text.indexOf('\r\n\r\n') + 4))}`,
      'x-content-type-options: nosniff',
      'connection: close',
    ]);
  });
});

it('an expectation that is not known is refused', async () => {
  expect(await read(send('GET / HTTP/1.1\r\nHost: x\r\nExpect: magic\r\n\r\n'))).toEqual([
    [417, refused('Only 100-continue may be expected; got magic.')],
  ]);
});

describe('headers', () => {
  const get = (headers: string) => `GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`;
  const status = async (text: string) => (await read(send(text)))[0]?.[0];

  it('may be as many as the limit and no more', async () => {
    const many = (count: number) => Array.from({ length: count - 2 }, (_, i) => `x-${i}: 1\r\n`).join('');
    expect([await status(get(many(100))), await read(send(get(many(101))))]).toEqual([
      200,
      [[431, refused('A request may have at most 100 headers; got 101.')]],
    ]);
  });

  it('may have as many bytes as the limit and no more', async () => {
    expect(await status(get(`x: ${'a'.repeat(15_000)}\r\n`))).toBe(200);
    expect(await read(send(get(`x: ${'a'.repeat(20_000)}\r\n`)))).toEqual([
      [431, refused("The request's line and headers must be at most 16384 bytes.")],
    ]);
  });
});

describe('a slow client', () => {
  const timeouts = { headersTimeout: 40, requestTimeout: 80, connectionsCheckingInterval: 5 };
  beforeEach(async () => {
    await endpoint.close();
    await start({ timeouts });
  });

  /** Sends a byte whenever the timer says so, for as long as the connection lets it: a slow loris. */
  async function drip(head: string, piece: string) {
    const socket = send(head);
    const timer = setInterval(() => socket.writable && socket.write(piece), 5);
    socket.on('error', () => {});
    try {
      return await read(socket);
    } finally {
      clearInterval(timer);
    }
  }

  it.each([
    ['header', 'POST /graphql HTTP/1.1\r\nHost: x\r\n', 'x-a: b\r\n'],
    ['letter of a header', 'GET /graphql HTTP/1.1\r\nHost: x\r\nx-a: ', 'b'],
    ['body', `POST /graphql HTTP/1.1\r\n${json}Content-Length: 100000\r\n\r\n`, ' '],
    ['chunk', `POST /graphql HTTP/1.1\r\n${json}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'],
  ])('that sends one %s after the other is told to go', async (_part, head, piece) => {
    expect(await drip(head, piece)).toEqual([[408, refused('The request took too long to come in.')]]);
  });

  it('holds up nobody else', async () => {
    const slow = Array.from({ length: 50 }, () => drip('GET / HTTP/1.1\r\nHost: x\r\n', 'a'));
    const response = await fetch(`${endpoint.url}/health/live`);
    expect(response.status).toBe(200);
    expect((await Promise.all(slow)).flat().map(([status]) => status)).toEqual(new Array(50).fill(408));
  });
});

it('ends connections beyond the most there may be', async () => {
  await endpoint.close();
  await start({ limits: { maxConnections: 1 } });
  const first = send(post());
  await once(first, 'data');
  const second = send(post()).on('error', () => {});
  await once(second, 'close');
  expect(second.bytesRead).toBe(0);
  first.destroy();
});
