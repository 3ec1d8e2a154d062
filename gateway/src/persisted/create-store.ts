import { Keyv } from 'keyv';
import { openKeyvRedis } from '../redis/open-keyv-redis.ts';
import { BoundedStore } from './bounded-store.ts';

/** Characters of persisted queries kept in memory: about 32 MB. */
const memoryCapacity = 16_000_000;

const common = {
  serialize: (data: unknown) => JSON.stringify(data),
  deserialize: (text: string) => JSON.parse(text),
  throwOnErrors: true,
};

/** The store of persisted queries: Redis when a URL is given, so that gateways share it, else this process's memory. */
export async function createPersistedQueryStore(redisUrl?: string): Promise<Keyv<string>> {
  if (redisUrl === undefined) return new Keyv<string>({ store: new BoundedStore(memoryCapacity), ...common });
  return openKeyvRedis(redisUrl, { namespace: 'weedhounds-persisted-queries', ...common });
}
