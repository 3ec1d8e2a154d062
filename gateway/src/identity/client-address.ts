import type { IncomingMessage } from 'node:http';
import { normaliseAddress } from './addresses.ts';

/** Where a request comes from. */
export interface Origin {
  /** The client's address, normalised; `unknown` when its socket is gone. */
  address: string;
  /** Whether a trusted proxy brought the request, so that what it says of the client counts. */
  isProxied: boolean;
}

/**
 * Where a request comes from: the socket's peer, or, when that is a trusted proxy, the last entry of `X-Forwarded-For` that
 * is not one. Entries further left are the client's own words. An entry that is no address ends the search.
 *
 * @param isTrusted whether an address is a trusted proxy's
 */
export function originOf(
  request: Pick<IncomingMessage, 'headers' | 'socket'>,
  isTrusted: (address: string) => boolean,
): Origin {
  const peer = normaliseAddress(request.socket.remoteAddress ?? '');
  if (peer === undefined) return { address: 'unknown', isProxied: false };
  if (!isTrusted(peer)) return { address: peer, isProxied: false };
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').reverse();
  let address = peer;
  for (const entry of forwarded) {
    const next = normaliseAddress(entry.trim());
    if (next === undefined) break;
    address = next;
    if (!isTrusted(next)) break;
  }
  return { address, isProxied: true };
}
