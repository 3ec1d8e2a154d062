import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RedisServer, startRedisServer, takeFreePort } from './redis-server.ts';
import { until } from './until.ts';

export interface RedisCluster {
  /** Three masters, then the three replicas of them. */
  nodes: readonly RedisServer[];
  urls: readonly string[];
  stop(): Promise<void>;
}

/** Starts a cluster of three masters and a replica of each, in sync, so that any master may be lost. */
export async function startRedisCluster(): Promise<RedisCluster> {
  const folders = Array.from({ length: 6 }, () => mkdtempSync(join(tmpdir(), 'weedhounds-node-')));
  const nodes = await Promise.all(folders.map(startNode));
  const [first] = nodes as [RedisServer, ...RedisServer[]];
  const ask = (node: RedisServer, ...command: string[]) =>
    execFileSync('redis-cli', ['-p', String(node.port), ...command], { encoding: 'utf8' });
  const addresses = nodes.map(({ port }) => `127.0.0.1:${port}`);
  execFileSync('redis-cli', ['--cluster', 'create', ...addresses, '--cluster-replicas', '1', '--cluster-yes']);
  await until(() => nodes.every((node) => ask(node, 'cluster', 'info').includes('cluster_state:ok')));
  await until(() => nodes.slice(3).every((node) => ask(node, 'info', 'replication').includes('master_link_status:up')));
  return {
    nodes,
    urls: [first.url, ...nodes.slice(1).map(({ url }) => url)],
    async stop() {
      await Promise.all(nodes.map((node) => node.kill()));
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param folder where the node writes what it knows of the cluster, and a replica what it reads of its master */
async function startNode(folder: string): Promise<RedisServer> {
  const port = await takeFreePortBelow(50_000);
  return startRedisServer(
    port,
    ...['--cluster-enabled', 'yes', '--dir', folder],
    ...['--cluster-node-timeout', '1000', '--repl-diskless-sync-delay', '0'],
  );
}

/** A node also listens ten thousand ports above its own. */
async function takeFreePortBelow(highest: number): Promise<number> {
  for (;;) {
    const port = await takeFreePort();
    if (port < highest) return port;
  }
}
