import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SettingError } from '@weedhounds/errors';
import { afterAll, expect, it } from 'vitest';
import { tlsOfUrl } from './tls-of-url.ts';

const folder = mkdtempSync(join(tmpdir(), 'tls-of-url-'));
afterAll(() => rmSync(folder, { recursive: true }));

it.each(['postgresql://me:p%40ss@db:5432/graph', 'postgres://db/graph?sslmode=disable', 'me@db'])(
  'asks for no TLS in %s',
  (url) => {
    expect(tlsOfUrl(url)).toEqual({ url });
  },
);

it.each([
  ['require', true],
  ['verify-ca', true],
  ['verify-full', true],
  ['no-verify', false],
])('asks for TLS 1.2 or later with sslmode %s, with a server that is verified: %s', (mode, rejectUnauthorized) => {
  expect(tlsOfUrl(`postgresql://me:p%40ss@db:5432/graph?sslmode=${mode}&application_name=x`)).toEqual({
    url: 'postgresql://me:p%40ss@db:5432/graph?application_name=x',
    ssl: { minVersion: 'TLSv1.2', rejectUnauthorized },
  });
});

it('reads the files beside it', () => {
  const files = ['ca', 'cert', 'key'].map((name) => {
    writeFileSync(join(folder, name), `the ${name}`);
    return join(folder, name);
  });
  const [ca, cert, key] = files;
  expect(tlsOfUrl(`postgresql://db/graph?sslmode=verify-full&sslrootcert=${ca}&sslcert=${cert}&sslkey=${key}`)).toEqual(
    {
      url: 'postgresql://db/graph',
      ssl: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ca: 'the ca', cert: 'the cert', key: 'the key' },
    },
  );
});

it.each([
  ['sslmode=prefer', 'an sslmode of disable, no-verify, require, verify-ca, verify-full; got prefer.'],
  ['sslmode=require&sslkey=missing.pem', 'a file that can be read as sslkey; got "missing.pem".'],
])('refuses %s, without the password', (parameters, message) => {
  expect(() => tlsOfUrl(`postgresql://me:secret@db/graph?${parameters}`)).toThrow(
    new SettingError('DATABASE_URL', `DATABASE_URL must have ${message}`),
  );
});
