import { SettingError } from '@weedhounds/errors';
import { expect, it } from 'vitest';
import { readDispensarySettings } from './settings.ts';

const secret = 'a secret of 32 characters or more';

it('listens on loopback and keeps its data in .data unless told otherwise', () => {
  expect(readDispensarySettings({ GATEWAY_SECRET: secret })).toEqual({
    host: '127.0.0.1',
    port: 4001,
    secrets: [secret],
    database: { kind: 'embedded', dataDir: '.data' },
  });
});

it('uses the server that DATABASE_URL names', () => {
  const env = {
    PORT: '0',
    HOST: '::1',
    GATEWAY_SECRET: secret,
    DATABASE_URL: 'postgresql://me@db/graph',
    DATA_DIR: 'elsewhere',
  };
  expect(readDispensarySettings(env)).toEqual({
    host: '::1',
    port: 0,
    secrets: [secret],
    database: { kind: 'server', url: 'postgresql://me@db/graph' },
  });
});

it('names a bad setting', () => {
  expect(() => readDispensarySettings({ PORT: 'high' })).toThrow(
    new SettingError('PORT', 'PORT must be a whole number from 0 to 65535; got "high".'),
  );
});
