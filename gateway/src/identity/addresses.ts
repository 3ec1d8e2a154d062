import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';

/**
 * An address in one spelling: IPv6 in its shortest form without a zone, an IPv4 address inside of IPv6 as IPv4. Undefined
 * when it is none. Takes the forms proxies write, with a port: `192.0.2.1:80`, `[2001:db8::1]:80`.
 */
export function normaliseAddress(text: string): string | undefined {
  const [, bracketed] = /^\[(.+)\](?::\d+)?$/.exec(text) ?? [];
  const [, withPort] = /^([\d.]+):\d+$/.exec(text) ?? [];
  const [address = ''] = (bracketed ?? withPort ?? text).split('%', 1);
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return undefined;
  const shortest = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([\da-f]+):([\da-f]+)$/.exec(shortest) ?? [];
  if (high === undefined || low === undefined) return shortest;
  const bytes = [high, low].flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff]);
  return bytes.join('.');
}

/**
 * Whom an address is counted as: IPv4 itself, IPv6 its network of 64 bits, since one subscriber has all of that.
 *
 * @param address normalised
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return `${[...before, ...gap, ...after].slice(0, 4).join(':')}::/64`;
}

/** A network in CIDR notation, or a single address. Undefined when it is neither, or is every address there is. */
export function parseNetwork(text: string): { address: string; family: 'ipv4' | 'ipv6'; prefix: number } | undefined {
  const [, address = '', digits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? [];
  const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  const prefix = digits === undefined ? bits : Number(digits);
  if (prefix < 1 || prefix > bits) return undefined;
  return { address, family: bits === 32 ? 'ipv4' : 'ipv6', prefix };
}

/**
 * A test whether a normalised address lies in one of the networks.
 *
 * @throws TypeError naming the first that is none
 */
export function createNetworkTest(networks: readonly string[]): (address: string) => boolean {
  if (networks.length === 0) return () => false;
  const list = new BlockList();
  for (const text of networks) {
    const network = parseNetwork(text);
    if (network === undefined) throw new TypeError(`A network must be like 10.0.0.0/8 or fd00::/8; got ${text}.`);
    list.addSubnet(network.address, network.prefix, network.family);
  }
  return (address) => list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}
