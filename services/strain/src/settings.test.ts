import { SettingError } from '@weedhounds/errors';
import { expect, it } from 'vitest';
import { readStrainSettings } from './settings.ts';

const secret = 'a secret of 32 characters or more';

it('has a default for everything', () => {
  expect(readStrainSettings({ GATEWAY_SECRET: secret })).toEqual({
    host: '127.0.0.1',
    port: 4003,
    secrets: [secret],
    database: { kind: 'embedded', dataDir: '.data' },
  });
});

it('reads the environment', () => {
  const env = {
    HOST: '0.0.0.0',
    PORT: '80',
    GATEWAY_SECRET: secret,
    DATABASE_URL: 'postgresql://db/graph',
    DATA_DIR: 'unused',
  };
  expect(readStrainSettings(env)).toEqual({
    host: '0.0.0.0',
    port: 80,
    secrets: [secret],
    database: { kind: 'server', url: 'postgresql://db/graph' },
  });
});

it('refuses a bad setting by its name', () => {
  expect(() => readStrainSettings({ PORT: 'abc' })).toThrow(
    new SettingError('PORT', 'PORT must be a whole number from 0 to 65535; got "abc".'),
  );
});
