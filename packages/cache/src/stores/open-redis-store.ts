import type { RedisClientType } from '@redis/client';
import type { BytesStore } from './bytes-store.ts';
import { withinBudget } from './time-budget.ts';
import { warnOfEviction } from './warn-of-eviction.ts';

/** Milliseconds to wait for a connection, between two pings, and after which a connection that says nothing is given up. */
const connectMs = 300;
const pingMs = 2_000;
const silenceMs = 6_000;
/** Commands that may wait for their answers: what is more fails at once. */
const maxWaiting = 10_000;

/**
 * Bytes in one Redis, through @keyv/redis: an MGET for any number of keys, and a transaction to keep them. The first connection
 * is waited for a third of a second; while there is no connection, operations fail at once, and it goes on trying to connect.
 *
 * @param url `redis://`, or `rediss://` for TLS 1.2 or later with the server's certificate verified
 * @param warn hears, at every connection, of a `maxmemory-policy` that does not suit a cache
 */
export async function openRedisStore(url: string, warn: (message: string) => void): Promise<BytesStore> {
  const [{ createClient, RESP_TYPES }, { default: KeyvRedis }] = await Promise.all([
    import('@redis/client'),
    import('@keyv/redis'),
  ]);
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: maxWaiting,
    pingInterval: pingMs,
    commandOptions: { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } },
    socket: {
      connectTimeout: connectMs,
      socketTimeout: silenceMs,
      ...(new URL(url).protocol === 'rediss:' && { tls: true as const, minVersion: 'TLSv1.2' as const }),
      reconnectStrategy: (attempts: number) => Math.min(50 * 2 ** attempts, 1_000),
    },
  });
  const redis = new KeyvRedis<Uint8Array>(client as unknown as RedisClientType, { throwOnErrors: true });
  // Every operation that fails says so itself; without a listener an error of the connection would end the process.
  redis.on('error', () => {});
  client.on('ready', () => {
    warnOfEviction(async () => String(await client.info('memory')), warn);
  });
  // Begun before @keyv/redis could: it waits for no connection that is being tried.
  const connecting = client.connect();
  await withinBudget(() => connecting, connectMs);
  return {
    getMany: async (keys) => (await redis.getMany<Uint8Array>([...keys])) as (Uint8Array | null)[],
    setMany: (values) => redis.setMany([...values]),
    async deleteMany(keys) {
      await redis.deleteMany([...keys]);
    },
    async close() {
      if (client.isOpen) client.destroy();
    },
  };
}
