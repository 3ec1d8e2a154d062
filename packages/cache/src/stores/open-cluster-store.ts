import type { BytesStore } from './bytes-store.ts';
import { withinBudget } from './time-budget.ts';
import { warnOfEviction } from './warn-of-eviction.ts';

/** Milliseconds to wait for a connection to a node, and between two looks at which node has which keys. */
const connectMs = 300;
const lookMs = 2_000;

/**
 * Bytes in a Redis Cluster, through ioredis: what is asked together goes to each node in one write. It has not been
 * seen to recover from a lost master: a trial of that did not end within a minute.
 *
 * @param urls of some of its nodes, all `redis://` or all `rediss://`; the user and password of the first are those of all
 * @param warn hears of a `maxmemory-policy` that does not suit a cache
 */
export async function openClusterStore(urls: readonly string[], warn: (message: string) => void): Promise<BytesStore> {
  const { Cluster } = await import('ioredis');
  const nodes = urls.map((url) => new URL(url));
  const [first] = nodes;
  if (!first) throw new RangeError('The URL of at least one node of the cluster was expected; got none.');
  const cluster = new Cluster(
    nodes.map(({ hostname, port }) => ({ host: hostname, port: Number(port || 6379) })),
    {
      lazyConnect: true,
      enableOfflineQueue: false,
      enableAutoPipelining: true,
      slotsRefreshInterval: lookMs,
      clusterRetryStrategy: (attempts) => Math.min(50 * 2 ** attempts, 1_000),
      redisOptions: {
        connectTimeout: connectMs,
        maxRetriesPerRequest: 1,
        ...(first.username && { username: decodeURIComponent(first.username) }),
        ...(first.password && { password: decodeURIComponent(first.password) }),
        ...(first.protocol === 'rediss:' && { tls: { minVersion: 'TLSv1.2' as const } }),
      },
    },
  );
  // Every operation that fails says so itself; without a listener an error of a connection would end the process.
  cluster.on('error', () => {});
  cluster.on('ready', () => {
    const [node] = cluster.nodes('master');
    if (node) void warnOfEviction(() => node.info('memory'), warn);
  });
  await withinBudget(() => cluster.connect(), connectMs);
  return {
    getMany: (keys) => Promise.all(keys.map((key) => cluster.getBuffer(key))),
    async setMany(values) {
      await Promise.all(values.map(({ key, value, ttl }) => cluster.set(key, Buffer.from(value), 'PX', ttl)));
    },
    async deleteMany(keys) {
      await Promise.all(keys.map((key) => cluster.unlink(key)));
    },
    async close() {
      cluster.disconnect();
    },
  };
}
