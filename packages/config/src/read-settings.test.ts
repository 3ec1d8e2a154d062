import { SettingError } from '@weedhounds/errors';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { bytes, count, databaseUrl, dataDir, flag, host, httpUrl, milliseconds, port, secrets } from './fields.ts';
import { readSettings } from './read-settings.ts';

const schema = z.object({
  PORT: port.default(4000),
  HOST: host,
  DATABASE_URL: databaseUrl.optional(),
  DATA_DIR: dataDir,
  STRAIN_URL: httpUrl.optional(),
  DEADLINE_MS: milliseconds(800),
  BODY_LIMIT: bytes(2_000_000),
  CALLS: count(120),
  TRACE: flag,
});

const defaults = {
  PORT: 4000,
  HOST: '127.0.0.1',
  DATA_DIR: '.data',
  DEADLINE_MS: 800,
  BODY_LIMIT: 2_000_000,
  CALLS: 120,
  TRACE: false,
};

function refusal(env: Record<string, string>) {
  try {
    return readSettings(schema, env);
  } catch (error) {
    if (error instanceof SettingError) return `${error.setting}: ${error.message}`;
    throw error;
  }
}

it('gives typed values for the named variables only', () => {
  const env = {
    PORT: '0',
    HOST: '::1',
    DATABASE_URL: 'postgresql://me:secret@db:5432/graph',
    DATA_DIR: '/var/lib/graph',
    STRAIN_URL: 'http://strain:4003/graphql',
    DEADLINE_MS: '0',
    BODY_LIMIT: '1000',
    CALLS: '1',
    TRACE: '1',
    PATH: '/bin',
  };
  expect(readSettings(schema, env)).toEqual({
    PORT: 0,
    HOST: '::1',
    DATABASE_URL: 'postgresql://me:secret@db:5432/graph',
    DATA_DIR: '/var/lib/graph',
    STRAIN_URL: 'http://strain:4003/graphql',
    DEADLINE_MS: 0,
    BODY_LIMIT: 1000,
    CALLS: 1,
    TRACE: true,
  });
});

it('takes the default of an unset variable and of an empty one', () => {
  expect(readSettings(schema, {})).toEqual(defaults);
  expect(readSettings(schema, { PORT: '', TRACE: '', DATABASE_URL: '' })).toEqual(defaults);
});

it('reads the process environment unless given another', () => {
  expect(readSettings(z.object({ PATH: z.string() }))).toEqual({ PATH: process.env.PATH });
});

it.each([
  [{ PORT: 'abc' }, 'PORT: PORT must be a whole number from 0 to 65535; got "abc".'],
  [{ PORT: '65536' }, 'PORT: PORT must be a whole number from 0 to 65535; got "65536".'],
  [{ PORT: ' 80' }, 'PORT: PORT must be a whole number from 0 to 65535; got " 80".'],
  [{ PORT: '1e3' }, 'PORT: PORT must be a whole number from 0 to 65535; got "1e3".'],
  [{ HOST: 'a b' }, 'HOST: HOST must be a host name or an IP address; got "a b".'],
  [{ DATA_DIR: 'a\0b' }, 'DATA_DIR: DATA_DIR must be the path of a folder; got "a\\u0000b".'],
  [{ STRAIN_URL: 'ftp://x' }, 'STRAIN_URL: STRAIN_URL must be an absolute http or https address; got "ftp://x".'],
  [{ DEADLINE_MS: '-1' }, 'DEADLINE_MS: DEADLINE_MS must be a whole number of milliseconds, 0 or more; got "-1".'],
  [{ BODY_LIMIT: '2MB' }, 'BODY_LIMIT: BODY_LIMIT must be a whole number of bytes, 0 or more; got "2MB".'],
  [{ CALLS: '0' }, 'CALLS: CALLS must be a whole number, 1 or more; got "0".'],
  [{ CALLS: 'many' }, 'CALLS: CALLS must be a whole number, 1 or more; got "many".'],
  [{ TRACE: 'yes' }, 'TRACE: TRACE must be true or false; got "yes".'],
])('refuses %o in one line', (env, expected) => {
  expect(refusal(env as unknown as Record<string, string>)).toBe(expected);
});

it('names the first of several bad settings', () => {
  expect(refusal({ TRACE: 'x', PORT: 'y' })).toMatch(/^PORT: /);
});

it('says that a required setting is missing', () => {
  const required = z.object({ DATABASE_URL: databaseUrl });
  expect(() => readSettings(required, {})).toThrow(
    'DATABASE_URL must be an address that begins with postgresql:// or postgres://; got nothing.',
  );
});

it('gives the secrets of a list, and never prints one', () => {
  const schema = z.object({ SECRET: secrets.optional() });
  const [one, two] = ['1'.repeat(32), '2'.repeat(32)];
  expect(readSettings(schema, { SECRET: `${one}, ${two}` })).toEqual({ SECRET: [one, two] });
  expect(readSettings(schema, {})).toEqual({});
  const message =
    'SECRET must be secrets of at least 32 characters, separated by commas; got a value that is not shown.';
  for (const SECRET of ['hunter2', `${one},`, `${one},,${two}`, `${one},hunter2`, ' '.repeat(40), ',']) {
    expect(() => readSettings(schema, { SECRET })).toThrow(new SettingError('SECRET', message));
  }
});

it.each([
  ['mysql://me:p@ss@db/graph', 'mysql://***@db/graph'],
  ['me:secret@db/graph', '***@db/graph'],
])('does not print the password in %s', (value, shown) => {
  expect(refusal({ DATABASE_URL: value })).toBe(
    `DATABASE_URL: DATABASE_URL must be an address that begins with postgresql:// or postgres://; got "${shown}".`,
  );
});
