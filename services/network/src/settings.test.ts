import { SettingError } from '@weedhounds/errors';
import { expect, it } from 'vitest';
import { readNetworkSettings } from './settings.ts';

const secret = 'a secret of 32 characters or more';

it('has a default for everything', () => {
  expect(readNetworkSettings({ GATEWAY_SECRET: secret })).toEqual({
    host: '127.0.0.1',
    port: 4004,
    secrets: [secret],
    database: { kind: 'embedded', dataDir: '.data' },
    subgraphs: [
      { name: 'dispensary', url: 'http://127.0.0.1:4001' },
      { name: 'menu', url: 'http://127.0.0.1:4002' },
      { name: 'strain', url: 'http://127.0.0.1:4003' },
    ],
  });
});

it('reads the environment', () => {
  const env = {
    GATEWAY_SECRET: secret,
    DATABASE_URL: 'postgresql://db/graph',
    SUBGRAPHS: 'menu=http://menu:4002, strain=https://strain/x?y=1',
  };
  expect(readNetworkSettings(env)).toMatchObject({
    secrets: [secret],
    database: { kind: 'server', url: 'postgresql://db/graph' },
    subgraphs: [
      { name: 'menu', url: 'http://menu:4002' },
      { name: 'strain', url: 'https://strain/x?y=1' },
    ],
  });
});

it.each(['menu', 'menu=', 'menu=ftp://menu', '=http://menu'])('refuses %s as a list of subgraphs', (SUBGRAPHS) => {
  expect(() => readNetworkSettings({ GATEWAY_SECRET: secret, SUBGRAPHS })).toThrow(
    new SettingError('SUBGRAPHS', `SUBGRAPHS must be like menu=http://host:4002,…; got ${SUBGRAPHS}.`),
  );
});
