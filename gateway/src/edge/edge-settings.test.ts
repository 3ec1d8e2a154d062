import { readSettings } from '@weedhounds/config';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { edgeVariables, toEdgeSettings } from './edge-settings.ts';

const read = (env: Record<string, string>) => toEdgeSettings(readSettings(z.object(edgeVariables), env));

it('is open to a reader on this machine by default, within limits nobody meets by hand', () => {
  expect(read({})).toEqual({
    rateLimits: {
      windowS: 60,
      requests: { identified: 6_000, stranger: 600 },
      cost: { identified: 1_000_000, stranger: 100_000 },
    },
    cors: { origins: [] },
    addresses: { allowed: [], denied: [] },
    bodyLimitBytes: 2_000_000,
    timeouts: { headersTimeout: 10_000, requestTimeout: 30_000 },
    limits: { maxConnections: 10_000 },
    isBehindTls: false,
  });
});

it('reads every variable', () => {
  expect(
    read({
      RATE_LIMIT_REQUESTS: '100',
      RATE_LIMIT_REQUESTS_STRANGER: '10',
      RATE_LIMIT_COST: '5000',
      RATE_LIMIT_COST_STRANGER: '0',
      RATE_LIMIT_WINDOW_S: '1',
      CORS_ORIGINS: 'https://shop.example, http://localhost:3000,',
      ALLOWED_ADDRESSES: '10.0.0.0/8,::1',
      DENIED_ADDRESSES: ' 10.0.0.7 ',
      BODY_LIMIT_BYTES: '1000',
      HEADERS_TIMEOUT_MS: '500',
      REQUEST_TIMEOUT_MS: '500',
      MAX_CONNECTIONS: '0',
      BEHIND_TLS: 'true',
    }),
  ).toEqual({
    rateLimits: {
      windowS: 1,
      requests: { identified: 100, stranger: 10 },
      cost: { identified: 5_000, stranger: 0 },
    },
    cors: { origins: ['https://shop.example', 'http://localhost:3000'] },
    addresses: { allowed: ['10.0.0.0/8', '::1'], denied: ['10.0.0.7'] },
    bodyLimitBytes: 1_000,
    timeouts: { headersTimeout: 500, requestTimeout: 500 },
    limits: { maxConnections: Number.POSITIVE_INFINITY },
    isBehindTls: true,
  });
});

const origins = 'must be web origins separated by commas, like https://shop.example; * is not one';
const networks = 'must be addresses or networks separated by commas, like 192.0.2.7,10.0.0.0/8,2001:db8::/32';

it.each([
  ['RATE_LIMIT_REQUESTS', '-1', 'must be a whole number from 0 to 1000000000'],
  ['RATE_LIMIT_COST_STRANGER', '1.5', 'must be a whole number from 0 to 1000000000'],
  ['RATE_LIMIT_WINDOW_S', '0', 'must be a whole number of seconds, 1 to 86400'],
  ['RATE_LIMIT_WINDOW_S', '86401', 'must be a whole number of seconds, 1 to 86400'],
  ['CORS_ORIGINS', '*', origins],
  ['CORS_ORIGINS', 'null', origins],
  ['CORS_ORIGINS', 'https://shop.example/', origins],
  ['CORS_ORIGINS', 'https://*.shop.example', origins],
  ['CORS_ORIGINS', 'shop.example', origins],
  ['ALLOWED_ADDRESSES', '10.0.0.0/33', networks],
  ['DENIED_ADDRESSES', '10.0.0.1,localhost', networks],
  ['HEADERS_TIMEOUT_MS', '0', 'must be a whole number of milliseconds, 1 to 3600000'],
  ['REQUEST_TIMEOUT_MS', '1s', 'must be a whole number of milliseconds, 1 to 3600000'],
  ['HEADERS_TIMEOUT_MS', '30001', 'must be at most REQUEST_TIMEOUT_MS, 30000'],
  ['BEHIND_TLS', 'yes', 'must be true or false'],
])('refuses %s=%s', (name, value, expected) => {
  expect(() => read({ [name]: value })).toThrow(`${name} ${expected}; got "${value}".`);
});
