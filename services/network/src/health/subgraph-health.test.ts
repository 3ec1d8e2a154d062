import { afterEach, expect, it } from 'vitest';
import { type HealthServer, saying, startHealthServer } from './health-server.fixture.ts';
import { checkHealth } from './subgraph-health.ts';

const about = { version: '1.2.3', schemaHash: '0123456789abcdef' };
let server: HealthServer;

afterEach(() => server.close());

it.each([
  [200, 'READY'],
  [503, 'NOT_READY'],
])('takes a health check of status %s for %s', async (status, health) => {
  server = await startHealthServer(saying(status, { status: 'any', name: 'menu', ...about }));
  expect(await checkHealth({ name: 'menu', url: `${server.url}/graphql` })).toEqual({
    name: 'menu',
    health,
    ...about,
    responseTime: expect.any(Number),
  });
  expect(server.paths).toEqual(['/health/ready']);
});

it.each([
  ['says something else', saying(200, { ok: true })],
  ['says too much', saying(200, { ...about, padding: 'x'.repeat(10_000) })],
  ['is a page', (_request, response) => void response.end('<html>')],
  ['ends the connection', (request) => void request.socket.destroy()],
  ['says nothing', () => {}],
] as [string, Parameters<typeof startHealthServer>[0]][])(
  'takes a subgraph for down whose check %s',
  async (_what, listener) => {
    server = await startHealthServer(listener);
    expect(await checkHealth({ name: 'menu', url: server.url }, { deadlineMs: 100 })).toEqual({
      name: 'menu',
      health: 'DOWN',
    });
  },
);
