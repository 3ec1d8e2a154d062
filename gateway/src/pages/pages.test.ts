import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testSecrets } from '@weedhounds/subgraph/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Gateway, startGateway } from '../start-gateway.ts';
import { composeShop } from '../testing/shop-graph.ts';

const supergraphSdl = composeShop('http://127.0.0.1:1/graphql', 'http://127.0.0.1:2/graphql');
let folder: string;
let gateway: Gateway;
let bare: Gateway;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gateway-pages-'));
  await mkdir(join(folder, 'dist/assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'dist/index.html'), '<html></html>');
  await writeFile(join(folder, 'dist/assets/index-DXkY5Lf_.js'), 'run()');
  await symlink(join(folder, 'secret.txt'), join(folder, 'dist/link.txt'));
  const options = { supergraphSdl, secrets: testSecrets, host: '127.0.0.1', port: 0 };
  gateway = await startGateway({ ...options, consoleFolder: join(folder, 'dist'), notice: 'Data of <b>nowhere</b>.' });
  bare = await startGateway({ ...options, consoleFolder: join(folder, 'missing') });
});

afterAll(async () => {
  await Promise.all([gateway.close(), bare.close()]);
  await rm(folder, { recursive: true });
});

/** A GET whose path goes out as it is: `fetch` would tidy it up first. */
function get(base: Gateway, path: string, headers = {}, method = 'GET') {
  return new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]>; body: string }>(
    (resolve, reject) => {
      const call = request({ host: '127.0.0.1', port: base.port, path, headers, method }, async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() });
      });
      call.on('error', reject).end();
    },
  );
}

describe('/', () => {
  it('says as JSON where things are', async () => {
    const { headers, body } = await get(gateway, '/');
    expect([headers['content-type'], headers.vary]).toEqual(['application/json; charset=utf-8', 'accept']);
    expect(JSON.parse(body)).toEqual({
      name: 'WeedHounds Graph',
      version: '0.1.0',
      notice: 'Data of <b>nowhere</b>.',
      graphiql: '/graphiql/',
      graphql: '/graphql',
      live: '/health/live',
      ready: '/health/ready',
    });
  });

  it('says it to a browser as a page that loads nothing, with the notice as text', async () => {
    const accept = 'text/html,application/xhtml+xml,application/json;q=0.9';
    const { headers, body } = await get(gateway, '/', { accept });
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(body).toContain('<a href="/graphiql/">');
    expect(body).toContain('Data of &#60;b&#62;nowhere&#60;/b&#62;.');
  });
});

it.each(['/', '/graphiql', '/graphiql/', '/graphiql/missing.js', '/graphiql/assets/index-DXkY5Lf_.js'])(
  '%s may be neither framed nor guessed at, and tells no other site where the reader was',
  async (path) => {
    const { headers } = await get(gateway, path, { accept: 'text/html' });
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  },
);

describe('/graphiql', () => {
  it('leads to /graphiql/', async () => {
    const { status, headers } = await get(gateway, '/graphiql');
    expect([status, headers.location]).toEqual([308, '/graphiql/']);
  });

  it('is the built page, which may speak to this host only', async () => {
    const { status, headers, body } = await get(gateway, '/graphiql/?query=%7Ba%7D');
    expect([status, body, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      '<html></html>',
      'text/html; charset=utf-8',
      'no-cache',
    ]);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
  });

  it('sends a file with a hash in its name to be kept for good', async () => {
    const { status, headers, body } = await get(gateway, '/graphiql/assets/index-DXkY5Lf_.js');
    expect([status, body, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'run()',
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ]);
  });

  it('answers HEAD without a body', async () => {
    const { status, headers, body } = await get(gateway, '/graphiql/', {}, 'HEAD');
    expect([status, headers['content-length'], body]).toEqual([200, '13', '']);
  });

  it.each([
    '/graphiql/../secret.txt',
    '/graphiql/..%2fsecret.txt',
    '/graphiql/%2e%2e/secret.txt',
    '/graphiql/assets/..%2f..%2fsecret.txt',
    '/graphiql/..%5csecret.txt',
    '/graphiql//etc/passwd',
    '/graphiql/%2fetc%2fpasswd',
    '/graphiql/link.txt',
    '/graphiql/index.html%00.js',
    '/graphiql/%',
    '/graphiql/assets',
    '/graphiql/assets/',
    '/graphiql/missing.js',
  ])('finds nothing at %s', async (path) => {
    const { status, body } = await get(gateway, path);
    expect([status, body]).toEqual([404, 'There is no such file.\n']);
  });

  it('says how it is built while it is not', async () => {
    const { status, body } = await get(bare, '/graphiql/');
    expect([status, body]).toEqual([404, 'GraphiQL is not built. Build it with: npm run build\n']);
  });
});
