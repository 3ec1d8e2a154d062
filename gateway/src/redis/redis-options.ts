/** Milliseconds to wait for a connection to Redis. */
export const connectTimeoutMs = 300;

/**
 * Options of a Redis client for a store that must never hold up a request. `rediss://` stands for TLS 1.2 or later, with the
 * server's certificate verified.
 */
export function redisOptions(url: string) {
  return {
    url,
    // Commands fail at once while there is no connection, instead of piling up and running late.
    disableOfflineQueue: true,
    socket: {
      connectTimeout: connectTimeoutMs,
      ...(new URL(url).protocol === 'rediss:' && { tls: true as const, minVersion: 'TLSv1.2' as const }),
      reconnectStrategy: (attempts: number) => Math.min(50 * 2 ** attempts, 1_000),
    },
  };
}
