import type { Redis } from 'ioredis';
import type { BytesStore } from './bytes-store.ts';
import { withinBudget } from './time-budget.ts';
import { warnOfEviction } from './warn-of-eviction.ts';

/** Milliseconds to wait for a connection to a node, and between two looks at which node has which keys. */
const connectMs = 300;
const lookMs = 500;

/**
 * Bytes in a Redis Cluster, through ioredis, with a command for each key. Where a node is lost its keys are not found and not kept, at once,
 * until another has taken its place; all others are. An operation rejects where no key could be asked for.
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
      // What cannot be asked now is not asked later: a command that waits makes those of other nodes late with it. In ioredis 5.11.1 it did
      // worse together with automatic pipelines: one to a node that was there never ended, and all to that node waited for it.
      enableOfflineQueue: false,
      retryDelayOnFailover: 0,
      retryDelayOnClusterDown: 0,
      retryDelayOnTryAgain: 0,
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
  await withinBudget(async () => {
    await cluster.connect();
    // A node is connected to by the first command that it is sent, and others are refused meanwhile.
    await Promise.all(cluster.nodes('master').map(connectTo));
  }, connectMs);
  return {
    getMany: (keys) => settle(keys.map((key) => cluster.getBuffer(key))),
    async setMany(values) {
      await settle(values.map(({ key, value, ttl }) => cluster.set(key, Buffer.from(value), 'PX', ttl)));
    },
    async deleteMany(keys) {
      await settle(keys.map((key) => cluster.unlink(key)));
    },
    async close() {
      cluster.disconnect();
    },
  };
}

/** Resolves once a node is connected, or cannot be. */
async function connectTo(node: Redis): Promise<void> {
  await node.ping().catch(() => {});
}

/** What each command came to; undefined for one that failed. Rejects where all did. */
async function settle<T>(commands: readonly Promise<T>[]): Promise<(T | undefined)[]> {
  const outcomes = await Promise.allSettled(commands);
  const [first] = outcomes;
  if (first?.status === 'rejected' && outcomes.every(({ status }) => status === 'rejected')) throw first.reason;
  return outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : undefined));
}
