import { createClient, type RedisClientType } from '@redis/client';
import { connectTimeoutMs, redisOptions } from '../redis/redis-options.ts';

/** Milliseconds between two pings, and after which a connection that says nothing is given up. */
const pingMs = 2_000;
const silenceMs = 6_000;

/**
 * A client of Redis, connected where that was possible in a third of a second; it goes on trying. Over `rediss://` it takes
 * TLS 1.2 or later and verifies the server's certificate. Commands fail at once while there is no connection.
 */
export async function connectRedis(url: string): Promise<RedisClientType> {
  const options = redisOptions(url);
  const client: RedisClientType = createClient({
    ...options,
    pingInterval: pingMs,
    socket: { ...options.socket, socketTimeout: silenceMs },
  });
  // Without a listener an error of the connection would end the process; every command that fails says so itself.
  client.on('error', () => {});
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, connectTimeoutMs);
  });
  await Promise.race([client.connect().catch(() => {}), late]);
  clearTimeout(timer);
  return client;
}
