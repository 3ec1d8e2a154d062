import { Keyv } from 'keyv';
import { openKeyvRedis } from '../redis/open-keyv-redis.ts';

/**
 * The store of revoked tokens: Redis when a URL is given, so that gateways share it and it outlives them, else this
 * process's memory. A Redis that evicts keys for room or forgets them on restart lets revoked tokens in again.
 */
export async function createRevocationStore(redisUrl?: string): Promise<Keyv<boolean>> {
  if (redisUrl === undefined) return new Keyv<boolean>({ throwOnErrors: true });
  return openKeyvRedis(redisUrl, { namespace: 'weedhounds-revoked-tokens', throwOnErrors: true });
}
