import { expect, it } from 'vitest';
import { createNetworkTest } from './addresses.ts';
import { originOf } from './client-address.ts';

const isTrusted = createNetworkTest(['10.0.0.0/8', 'fd00::/8']);

/** Where a request comes from, by its peer and its X-Forwarded-For. */
function origin(peer: string | undefined, forwarded?: string | string[]) {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return originOf({ headers, socket: { remoteAddress: peer } } as Parameters<typeof originOf>[0], isTrusted);
}

it.each([
  ['the peer, when it is no trusted proxy', '203.0.113.9', '198.51.100.1', '203.0.113.9', false],
  ['the peer, when its IPv4 address comes as IPv6', '::ffff:203.0.113.9', undefined, '203.0.113.9', false],
  ['what a trusted proxy says', '10.0.0.1', '198.51.100.1', '198.51.100.1', true],
  ['what one says whose IPv4 address comes as IPv6', '::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1', true],
  [
    'the last that is no proxy: the rest is the client’s word',
    '10.0.0.1',
    '1.1.1.1, 198.51.100.1',
    '198.51.100.1',
    true,
  ],
  ['before a chain of trusted proxies', '10.0.0.1', '1.1.1.1,198.51.100.1, 10.0.0.3,fd00::2', '198.51.100.1', true],
  ['the first proxy, when all are trusted', '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3', true],
  ['the last good entry before a broken one', '10.0.0.1', '1.1.1.1, unknown, 10.0.0.2', '10.0.0.2', true],
  ['the proxy, when it names no one', '10.0.0.1', undefined, '10.0.0.1', true],
  ['the proxy, when its header is empty', '10.0.0.1', '', '10.0.0.1', true],
  ['an IPv6 client with its port', 'fd00::1', '[2001:db8::7]:5', '2001:db8::7', true],
  ['unknown, when the socket is gone', undefined, '198.51.100.1', 'unknown', false],
])('a request comes from %s', (_, peer, forwarded, address, isProxied) => {
  expect(origin(peer, forwarded)).toEqual({ address, isProxied });
});
