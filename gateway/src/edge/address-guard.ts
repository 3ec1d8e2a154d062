import type { IncomingMessage } from 'node:http';
import { Refusal } from '@weedhounds/http';
import { createNetworkTest } from '../identity/addresses.ts';
import { originOf } from '../identity/client-address.ts';

export interface AddressLists {
  /** Networks in CIDR notation or addresses: none but these are answered. Everybody is when empty. */
  allowed: readonly string[];
  /** Networks in CIDR notation or addresses that are not answered, even if they are allowed. */
  denied: readonly string[];
}

/** The address a request comes from, normalised; `unknown` when its socket is gone. */
export type AddressOf = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string;

/** @param trustedProxies networks of proxies whose `X-Forwarded-For` is believed */
export function createAddressReader(trustedProxies: readonly string[]): AddressOf {
  const isTrusted = createNetworkTest(trustedProxies);
  return (request) => originOf(request, isTrusted).address;
}

/**
 * A guard that refuses addresses, whatever they ask. Health checks are answered beyond the allow list, since they come from
 * machines whose addresses nobody lists and say nothing of the data; the deny list holds for them too.
 *
 * The guard throws Refusal 403 FORBIDDEN.
 */
export function createAddressGuard({ allowed, denied }: AddressLists, addressOf: AddressOf) {
  const isDenied = createListTest(denied);
  const isAllowed = allowed.length === 0 ? () => true : createListTest(allowed);
  return (request: IncomingMessage): void => {
    const address = addressOf(request);
    const isHealthCheck = request.url?.startsWith('/health/') ?? false;
    if (!isDenied(address) && (isHealthCheck || isAllowed(address))) return;
    throw new Refusal(403, 'This address is not answered here.', { code: 'FORBIDDEN' });
  };
}

function createListTest(networks: readonly string[]): (address: string) => boolean {
  const isListed = createNetworkTest(networks);
  return (address) => address !== 'unknown' && isListed(address);
}
