import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNetworkTest, networkOf, normaliseAddress, parseNetwork } from './addresses.ts';

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['192.0.2.1:8080', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::FFFF:C000:0201', '192.0.2.1'],
  ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
  ['2001:DB8:0:0::1', '2001:db8::1'],
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['fe80::1%eth0', 'fe80::1'],
  ['::1', '::1'],
])('spells %s as %s', (text, expected) => {
  expect(normaliseAddress(text)).toBe(expected);
});

it.each(['', 'unknown', '_hidden', '192.0.2', '192.0.2.256', '1.2.3.4:x', '2001:db8::1::2', 'localhost', '[192.0.2.1'])(
  'takes %j for no address',
  (text) => {
    expect(normaliseAddress(text)).toBeUndefined();
  },
);

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['::1', '0:0:0:0::/64'],
  ['2001:db8:1::', '2001:db8:1:0::/64'],
])('counts %s as %s', (address, expected) => {
  expect(networkOf(address)).toBe(expected);
});

it('counts all addresses of a network of 64 bits as one, and those of two as two', () => {
  fc.assert(
    fc.property(fc.ipV6(), fc.ipV6(), (one, other) => {
      const [a, b] = [one, other].map((text) => normaliseAddress(text) ?? '');
      if (a === undefined || b === undefined || a.includes('.') || b.includes('.')) return;
      const inNetwork = createNetworkTest([`${networkOf(a).replace('::/64', '')}::/64`]);
      expect(inNetwork(a)).toBe(true);
      expect(inNetwork(b)).toBe(networkOf(a) === networkOf(b));
    }),
  );
});

describe('a network', () => {
  it.each([
    ['10.0.0.0/8', { address: '10.0.0.0', family: 'ipv4', prefix: 8 }],
    ['10.1.2.3', { address: '10.1.2.3', family: 'ipv4', prefix: 32 }],
    [' fd00::/8 ', { address: 'fd00::', family: 'ipv6', prefix: 8 }],
  ])('is read from %j', (text, expected) => {
    expect(parseNetwork(text)).toEqual(expected);
  });

  it.each(['', 'x', '10.0.0.0/33', '10.0.0.0/', '/8', '::/129', '0.0.0.0/0', '::/0', '10.0.0.0/8/8'])(
    'is not read from %j',
    (text) => {
      expect(parseNetwork(text)).toBeUndefined();
      expect(() => createNetworkTest([text])).toThrow(TypeError);
    },
  );

  it('holds its addresses and no others', () => {
    const isTrusted = createNetworkTest(['10.0.0.0/8', 'fd00::/8']);
    expect(['10.1.2.3', '11.1.2.3', 'fd12::1', 'fe00::1'].map(isTrusted)).toEqual([true, false, true, false]);
  });
});
