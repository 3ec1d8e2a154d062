import type { IncomingMessage } from 'node:http';
import { Refusal } from '@weedhounds/http';
import { describe, expect, it } from 'vitest';
import { type AddressLists, createAddressGuard, createAddressReader } from './address-guard.ts';

type Request = IncomingMessage;

function requestFrom(remoteAddress: string | undefined, url = '/graphql', headers: Request['headers'] = {}): Request {
  return { socket: { remoteAddress }, url, headers } as Request;
}

/** Whether a guard with these lists lets an address in. */
function admits(lists: Partial<AddressLists>, address: string | undefined, url?: string): boolean {
  const guard = createAddressGuard({ allowed: [], denied: [], ...lists }, createAddressReader([]));
  try {
    guard(requestFrom(address, url));
    return true;
  } catch (error) {
    expect(error).toEqual(new Refusal(403, 'This address is not answered here.', { code: 'FORBIDDEN' }));
    return false;
  }
}

describe('the deny list', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7', false],
    ['192.0.2.7', '192.0.2.8', true],
    ['192.0.2.0/24', '192.0.2.255', false],
    ['192.0.2.0/24', '192.0.3.0', true],
    ['192.0.2.0/24', '::ffff:192.0.2.1', false],
    ['192.0.2.0/24', '::ffff:c000:201', false],
    ['::ffff:192.0.2.0/120', '192.0.2.1', false],
    ['::ffff:192.0.2.0/120', '192.0.3.1', true],
    ['2001:db8::/32', '2001:db8:1::1', false],
    ['2001:db8::/32', '2001:db9::1', true],
    ['fe80::/10', 'fe80::1%eth0', false],
  ])('with %s lets %s in: %s', (denied, address, isIn) => {
    expect(admits({ denied: [denied] }, address)).toBe(isIn);
  });

  it('goes before the allow list and holds for health checks', () => {
    const lists = { allowed: ['192.0.2.0/24'], denied: ['192.0.2.7'] };
    expect(['192.0.2.6', '192.0.2.7'].map((address) => admits(lists, address))).toEqual([true, false]);
    expect(admits(lists, '192.0.2.7', '/health/live')).toBe(false);
  });
});

describe('the allow list', () => {
  it('lets everybody in when empty', () => {
    expect([admits({}, '192.0.2.1'), admits({}, undefined)]).toEqual([true, true]);
  });

  it('else keeps all others out, those whose socket is gone too', () => {
    const lists = { allowed: ['10.0.0.0/8', '::1'] };
    const addresses = ['10.1.2.3', '::ffff:10.1.2.3', '::1', '11.0.0.1', '127.0.0.1', undefined];
    expect(addresses.map((address) => admits(lists, address))).toEqual([true, true, true, false, false, false]);
  });

  it('keeps nobody from the health checks, and from nothing that only looks like one', () => {
    const lists = { allowed: ['10.0.0.0/8'] };
    const paths = [
      '/health/live',
      '/health/ready',
      '/graphql',
      '/',
      '/healthy',
      '/graphql/health/live',
      '//health/live',
    ];
    expect(paths.map((path) => admits(lists, '192.0.2.1', path))).toEqual([
      ...[true, true],
      ...[false, false, false, false, false],
    ]);
  });
});

it('believes a trusted proxy what it says of the client, and nobody else', () => {
  const addressOf = createAddressReader(['::ffff:10.0.0.0/104']);
  const forwarded = { 'x-forwarded-for': '192.0.2.66, 203.0.113.9' };
  const read = (peer: string) => addressOf(requestFrom(peer, '/graphql', forwarded));
  expect([read('10.0.0.1'), read('::ffff:10.0.0.1'), read('198.51.100.1')]).toEqual([
    '203.0.113.9',
    '203.0.113.9',
    '198.51.100.1',
  ]);
});
