import { Keyv, type KeyvOptions } from 'keyv';
import { connectTimeoutMs, redisOptions } from './redis-options.ts';

interface KeyvRedisOptions extends Omit<KeyvOptions, 'store'> {
  /** What the keys begin with. */
  namespace: string;
}

/** A Keyv store in Redis, whose client is loaded only now. While Redis is down, commands fail at once and it goes on trying. */
export async function openKeyvRedis<T>(url: string, { namespace, ...options }: KeyvRedisOptions): Promise<Keyv<T>> {
  const { default: KeyvRedis } = await import('@keyv/redis');
  const throwOnErrors = options.throwOnErrors ?? false;
  const store = new KeyvRedis<T>(redisOptions(url), {
    throwOnConnectError: false,
    throwOnErrors,
    connectionTimeout: connectTimeoutMs,
  });
  return new Keyv<T>({ store, namespace, useKeyPrefix: false, ...options });
}
