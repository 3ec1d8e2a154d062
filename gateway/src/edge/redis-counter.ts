import type { RedisClientType } from '@redis/client';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import type { WindowCounter } from './window-counter.ts';

/**
 * The library's script, except that a count goes down to 0 only, and not at all when its window has ended: what is given
 * back late would else be a credit in the next.
 * KEYS[1]: what is counted. ARGV[1]: points, negative to give back. ARGV[2]: seconds of a window.
 */
const script = `
local points = tonumber(ARGV[1])
if points < 0 then
  local used = tonumber(redis.call('get', KEYS[1]) or '')
  if not used or used <= 0 then return {0, 1000 * ARGV[2]} end
  points = math.max(points, -used)
else
  redis.call('set', KEYS[1], 0, 'EX', ARGV[2], 'NX')
end
local used = redis.call('incrby', KEYS[1], string.format('%.0f', points))
local ttl = redis.call('pttl', KEYS[1])
if ttl < 0 then
  redis.call('expire', KEYS[1], ARGV[2])
  ttl = 1000 * ARGV[2]
end
return {used, ttl}
`;

/**
 * Counts in Redis, in one step there, so that gateways share a count and none overshoots. Fails at once while there is no
 * connection.
 *
 * @param windowS seconds a window lasts
 */
export function createRedisCounter(client: RedisClientType, windowS: number): WindowCounter {
  const limiter = new RateLimiterRedis({
    storeClient: client,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    customIncrTtlLuaScript: script,
    points: Number.MAX_SAFE_INTEGER,
    duration: windowS,
    keyPrefix: 'weedhounds-rate-limit',
  });
  return {
    async add(key, points) {
      const { consumedPoints, msBeforeNext } = await limiter.penalty(key, points);
      return { used: consumedPoints, resetMs: msBeforeNext };
    },
    async giveBack(key, points) {
      await limiter.reward(key, points);
    },
  };
}
