import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createCertificates, hasOpenssl, type TestCertificates } from '@weedhounds/config/testing';
import { takeFreePort } from '@weedhounds/http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const keeper = fileURLToPath(new URL('./keep-in-redis.fixture.ts', import.meta.url));

/** What a Node program prints. */
async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => void chunks.push(chunk));
  await once(child, 'close');
  return chunks.join('').trim();
}

/** Whether there is a Redis with TLS built in: another knows no such setting, and does not mind the port. */
const hasTls = String(spawnSync('redis-server', ['--tls-port', '-1']).stderr).includes('must be between');

describe.skipIf(!hasTls || !hasOpenssl())('Redis over TLS (redis-server and openssl)', () => {
  let certificates: TestCertificates;
  let server: ChildProcess | undefined;
  beforeAll(() => {
    certificates = createCertificates();
  });
  afterEach(async () => {
    if (!server) return;
    const ended = once(server, 'close');
    server.kill('SIGKILL');
    await ended;
  });
  afterAll(() => certificates?.remove());

  const file = (name: string) => join(certificates.folder, name);

  /** Starts a Redis that speaks these versions of TLS and nothing else; answers its port. */
  async function startRedis(versions: string): Promise<number> {
    const port = await takeFreePort();
    const tls = ['--tls-port', String(port), '--tls-protocols', versions, '--tls-auth-clients', 'no'];
    const files = ['--tls-cert-file', file('cert.pem'), '--tls-key-file', file('key.pem')];
    const ciphers = ['--tls-ca-cert-file', file('ca.pem'), '--tls-ciphers', 'DEFAULT@SECLEVEL=0'];
    const child = spawn(
      'redis-server',
      ['--port', '0', '--bind', '127.0.0.1', '--save', '', ...tls, ...files, ...ciphers],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    server = child;
    for await (const line of createInterface(child.stdout)) {
      if (line.includes('Ready to accept connections')) return port;
    }
    throw new Error('Redis ended before it was ready.');
  }

  /** What a gateway that trusts an authority finds of a text that it has kept. */
  const keep = (url: string, ca?: string) =>
    run(['--import', 'tsx', keeper, url], {
      PATH: process.env.PATH,
      ...(ca && { NODE_EXTRA_CA_CERTS: file(ca) }),
    });

  it.each(['TLSv1.2', 'TLSv1.3'])('keeps texts by %s', async (version) => {
    expect(await keep(`rediss://localhost:${await startRedis(version)}`, 'ca.pem')).toBe('kept');
  });

  it('keeps nothing with a server that nobody vouches for, or without TLS', async () => {
    const port = await startRedis('TLSv1.2 TLSv1.3');
    expect([
      await keep(`rediss://localhost:${port}`),
      await keep(`rediss://localhost:${port}`, 'other-ca.pem'),
    ]).toEqual(['lost', 'lost']);
    expect(await keep(`redis://localhost:${port}`, 'ca.pem')).toBe('lost');
  });

  it('keeps nothing below TLS 1.2', async () => {
    expect(await keep(`rediss://localhost:${await startRedis('TLSv1.1')}`, 'ca.pem')).toBe('lost');
  });
});
