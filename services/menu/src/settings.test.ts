import { defaultPolicies } from '@weedhounds/cache-policies';
import { expect, it } from 'vitest';
import { readMenuSettings } from './settings.ts';

const secret = 'a secret of 32 characters or more';

it('has a default for everything', () => {
  expect(readMenuSettings({ GATEWAY_SECRET: secret })).toEqual({
    host: '127.0.0.1',
    port: 4002,
    secrets: [secret],
    leastConfidence: 'B',
    gatewayUrls: [],
    policies: defaultPolicies,
    database: { kind: 'embedded', dataDir: '.data' },
  });
});

it('reads the environment', () => {
  const env = {
    HOST: '0.0.0.0',
    PORT: '0',
    GATEWAY_SECRET: secret,
    DATABASE_URL: 'postgresql://db/graph',
    DATA_DIR: 'elsewhere',
    RULE_CONFIDENCE: 'A',
    GATEWAY_URLS: 'http://one:4000, https://two',
    CACHE_POLICIES: '{"INVENTORY":{"ttlMs":60000}}',
  };
  expect(readMenuSettings(env)).toEqual({
    host: '0.0.0.0',
    port: 0,
    secrets: [secret],
    leastConfidence: 'A',
    gatewayUrls: ['http://one:4000', 'https://two'],
    policies: { ...defaultPolicies, INVENTORY: { ...defaultPolicies.INVENTORY, ttlMs: 60_000 } },
    database: { kind: 'server', url: 'postgresql://db/graph' },
  });
});

it('refuses a confidence that is none', () => {
  expect(() => readMenuSettings({ GATEWAY_SECRET: secret, RULE_CONFIDENCE: 'b' })).toThrow(
    'RULE_CONFIDENCE must be A, B or C; got "b".',
  );
});

it('refuses a port that is none', () => {
  expect(() => readMenuSettings({ PORT: 'abc' })).toThrow('PORT must be a whole number from 0 to 65535; got "abc".');
});

it('refuses addresses of gateways that are none', () => {
  expect(() => readMenuSettings({ GATEWAY_SECRET: secret, GATEWAY_URLS: 'http://one,two' })).toThrow(
    'GATEWAY_URLS must be absolute http or https addresses, separated by commas; got "http://one,two".',
  );
});
