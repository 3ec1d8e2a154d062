import { StartError } from '@weedhounds/errors';
import type { PurgeRequest } from './read-purge-arguments.ts';

interface Answer {
  entries?: number;
  isKnownToOthers?: boolean;
  errors?: readonly { message: string }[];
}

/**
 * Asks a gateway to purge.
 *
 * @returns what came of it, in a line
 * @throws StartError when it cannot be asked, or refuses
 */
export async function sendPurge(url: string, token: string, request: PurgeRequest): Promise<string> {
  const address = new URL('/cache/purge', url);
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(request) }).catch((cause) => {
    throw new StartError(`There is no gateway at ${address.origin}; GATEWAY_URL says where it is.`, { cause });
  });
  const answer = (await response.json().catch(() => ({}))) as Answer;
  if (!response.ok || answer.entries === undefined) {
    const reason = answer.errors?.[0]?.message ?? `It answered ${response.status}.`;
    throw new StartError(`The gateway at ${address.origin} has purged nothing: ${reason}`);
  }
  const others = answer.isKnownToOthers ? '' : ' Other gateways will be told when they can be.';
  return `${answer.entries} ${answer.entries === 1 ? 'entry was' : 'entries were'} purged from its memory.${others}`;
}
