import { StartError } from '@weedhounds/errors';
import { openDevelopmentKey, signDevelopmentToken } from '../../gateway/src/identity/development-key.ts';
import { readDevelopmentFolder } from '../token/read-development-folder.ts';
import type { PurgeRequest } from './read-purge-arguments.ts';
import { sendPurge } from './send-purge.ts';

/**
 * Asks the gateway at GATEWAY_URL, by default on this machine, to purge. GATEWAY_TOKEN is a token with the scope `operator:cache`, by
 * default one signed with the development key.
 *
 * @returns what came of it, in a line
 * @throws StartError when it cannot be asked, or refuses
 */
export async function purgeGateway(request: PurgeRequest): Promise<string> {
  const { GATEWAY_TOKEN: token = await signToken() } = process.env;
  return sendPurge(gatewayUrl(), token, request);
}

/** Where the gateway is that purges. */
export function gatewayUrl(): string {
  const { GATEWAY_URL: url = 'http://127.0.0.1:4000' } = process.env;
  if (!URL.canParse(url)) throw new StartError(`GATEWAY_URL must be a URL; got ${url}.`);
  return url;
}

async function signToken(): Promise<string> {
  const key = await openDevelopmentKey(readDevelopmentFolder(process.env));
  const claims = { sub: 'npm run cache:purge', role: 'operator', scope: 'operator:cache' } as const;
  return signDevelopmentToken(key, claims, { now: Date.now(), lifetimeS: 60 });
}
