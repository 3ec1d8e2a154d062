import { bytes, flag } from '@weedhounds/config';
import { SettingError } from '@weedhounds/errors';
import type { ConnectionLimits, CorsOptions, Timeouts } from '@weedhounds/http';
import { z } from 'zod';
import { parseNetwork } from '../identity/addresses.ts';
import type { AddressLists } from './address-guard.ts';
import type { RateLimits } from './create-rate-limiter.ts';

const networksExpected = 'must be addresses or networks separated by commas, like 192.0.2.7,10.0.0.0/8,2001:db8::/32';
const originsExpected = 'must be web origins separated by commas, like https://shop.example; * is not one';

/** What the gateway reads from the environment about its door: who may come, how often, and how slowly. */
export const edgeVariables = {
  /** Requests of a caller with a token in one window. 0: no limit. Default 6,000. */
  RATE_LIMIT_REQUESTS: count(6_000),
  /** Requests of one address (IPv6: of one network of 64 bits) without a token in one window. 0: no limit. Default 600. */
  RATE_LIMIT_REQUESTS_STRANGER: count(600),
  /** Points of cost that a caller with a token may use in one window. 0: no limit. Default 1,000,000. */
  RATE_LIMIT_COST: count(1_000_000),
  /** Points of cost that one address without a token may use in one window. 0: no limit. Default 100,000. */
  RATE_LIMIT_COST_STRANGER: count(100_000),
  /** Seconds of a window, 1 to 86,400. Default 60. */
  RATE_LIMIT_WINDOW_S: number('must be a whole number of seconds, 1 to 86400', 1, 86_400, 60),
  /** Web sites whose scripts may ask, separated by commas. Default: none but this server's own pages. */
  CORS_ORIGINS: list(isOrigin, originsExpected),
  /** Addresses and networks that are answered; health checks are exempt. Default: all. */
  ALLOWED_ADDRESSES: list(isNetwork, networksExpected),
  /** Addresses and networks that are not answered at all. Default: none. */
  DENIED_ADDRESSES: list(isNetwork, networksExpected),
  /** Bytes of a request's body; beyond it 413. Default 2,000,000. */
  BODY_LIMIT_BYTES: bytes(2_000_000),
  /** Milliseconds for a request's headers to come in; beyond it 408. At most REQUEST_TIMEOUT_MS. Default 10,000. */
  HEADERS_TIMEOUT_MS: duration(10_000),
  /** Milliseconds for a whole request to come in; beyond it 408. Default 30,000. */
  REQUEST_TIMEOUT_MS: duration(30_000),
  /** Connections at a time; further ones are closed at once. 0: as many as the system gives. Default 10,000. */
  MAX_CONNECTIONS: count(10_000),
  /**
   * Whether browsers come over HTTPS, through a proxy: they are then told to use nothing else, for this
   * host and all below it. Default false.
   */
  BEHIND_TLS: flag,
};

export interface EdgeSettings {
  rateLimits: RateLimits;
  cors: CorsOptions;
  addresses: AddressLists;
  bodyLimitBytes: number;
  timeouts: Pick<Timeouts, 'headersTimeout' | 'requestTimeout'>;
  limits: Pick<ConnectionLimits, 'maxConnections'>;
  isBehindTls: boolean;
}

/**
 * The variables of `edgeVariables`, read, as settings.
 *
 * @throws SettingError when the headers' time is longer than the whole request's
 */
export function toEdgeSettings(variables: z.output<z.ZodObject<typeof edgeVariables>>): EdgeSettings {
  const { HEADERS_TIMEOUT_MS: headersTimeout, REQUEST_TIMEOUT_MS: requestTimeout } = variables;
  if (headersTimeout > requestTimeout) {
    const message = `HEADERS_TIMEOUT_MS must be at most REQUEST_TIMEOUT_MS, ${requestTimeout}; got "${headersTimeout}".`;
    throw new SettingError('HEADERS_TIMEOUT_MS', message);
  }
  return {
    rateLimits: {
      windowS: variables.RATE_LIMIT_WINDOW_S,
      requests: { identified: variables.RATE_LIMIT_REQUESTS, stranger: variables.RATE_LIMIT_REQUESTS_STRANGER },
      cost: { identified: variables.RATE_LIMIT_COST, stranger: variables.RATE_LIMIT_COST_STRANGER },
    },
    cors: { origins: variables.CORS_ORIGINS },
    addresses: { allowed: variables.ALLOWED_ADDRESSES, denied: variables.DENIED_ADDRESSES },
    bodyLimitBytes: variables.BODY_LIMIT_BYTES,
    timeouts: { headersTimeout, requestTimeout },
    limits: { maxConnections: variables.MAX_CONNECTIONS || Number.POSITIVE_INFINITY },
    isBehindTls: variables.BEHIND_TLS,
  };
}

function number(expected: string, min: number, max: number, fallback: number) {
  const isValid = (text: string) => /^\d{1,10}$/.test(text) && Number(text) >= min && Number(text) <= max;
  return z.string().refine(isValid, { error: expected }).transform(Number).default(fallback);
}

function count(fallback: number) {
  return number('must be a whole number from 0 to 1000000000', 0, 1_000_000_000, fallback);
}

function duration(fallback: number) {
  return number('must be a whole number of milliseconds, 1 to 3600000', 1, 3_600_000, fallback);
}

function list(isValid: (entry: string) => boolean, expected: string) {
  const toEntries = (text: string) => text.split(',').map((entry) => entry.trim());
  return z
    .string()
    .default('')
    .transform((text) => toEntries(text).filter((entry) => entry !== ''))
    .refine((entries) => entries.every(isValid), { error: expected });
}

function isNetwork(text: string): boolean {
  return parseNetwork(text) !== undefined;
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:[^*]+$/.test(text) && new URL(text).origin === text;
}
