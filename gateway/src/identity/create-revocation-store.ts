import { Keyv } from 'keyv';

/** Milliseconds to wait for a connection to Redis. */
const connectTimeoutMs = 300;

/**
 * The store of revoked tokens: Redis when a URL is given, so that gateways share it and it outlives them, else this
 * process's memory. A Redis that evicts keys for room or forgets them on restart lets revoked tokens in again.
 */
export async function createRevocationStore(redisUrl?: string): Promise<Keyv<boolean>> {
  if (redisUrl === undefined) return new Keyv<boolean>({ throwOnErrors: true });
  const { default: KeyvRedis } = await import('@keyv/redis');
  const store = new KeyvRedis<boolean>(
    {
      url: redisUrl,
      disableOfflineQueue: true,
      socket: {
        connectTimeout: connectTimeoutMs,
        reconnectStrategy: (attempts: number) => Math.min(50 * 2 ** attempts, 1_000),
      },
    },
    { throwOnConnectError: false, throwOnErrors: true, connectionTimeout: connectTimeoutMs },
  );
  return new Keyv<boolean>({
    store,
    namespace: 'weedhounds-revoked-tokens',
    useKeyPrefix: false,
    throwOnErrors: true,
  });
}
