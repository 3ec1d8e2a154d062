import { Keyv } from 'keyv';
import { BoundedStore } from './bounded-store.ts';

/** Characters of persisted queries kept in memory: about 32 MB. */
const memoryCapacity = 16_000_000;

/** Milliseconds to wait for a connection to Redis. */
const connectTimeoutMs = 300;

const common = {
  serialize: (data: unknown) => JSON.stringify(data),
  deserialize: (text: string) => JSON.parse(text),
  throwOnErrors: true,
};

/**
 * The store of persisted queries: Redis when a URL is given, so that gateways share it, else this process's memory.
 * The Redis client is loaded only when it is used.
 */
export async function createPersistedQueryStore(redisUrl?: string): Promise<Keyv<string>> {
  if (redisUrl === undefined) return new Keyv<string>({ store: new BoundedStore(memoryCapacity), ...common });
  const { default: KeyvRedis } = await import('@keyv/redis');
  const store = new KeyvRedis<string>(
    {
      url: redisUrl,
      // Commands fail at once while there is no connection, instead of piling up and running late.
      disableOfflineQueue: true,
      socket: {
        connectTimeout: connectTimeoutMs,
        ...(isTls(redisUrl) && { tls: true as const, minVersion: 'TLSv1.2' as const }),
        reconnectStrategy: (attempts: number) => Math.min(50 * 2 ** attempts, 1_000),
      },
    },
    { throwOnConnectError: false, throwOnErrors: false, connectionTimeout: connectTimeoutMs },
  );
  return new Keyv<string>({ store, namespace: 'weedhounds-persisted-queries', useKeyPrefix: false, ...common });
}

/** What `rediss://` stands for. The server's certificate is verified. */
function isTls(redisUrl: string): boolean {
  return URL.canParse(redisUrl) && new URL(redisUrl).protocol === 'rediss:';
}
