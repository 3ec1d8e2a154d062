import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import { hasRedis, startRedis } from '../../../../gateway/src/testing/find-redis.ts';
import { type GatewayProcess, startGatewayProcess } from '../../../../gateway/src/testing/start-process.ts';
import { type BenchOptions, type Figure, median } from '../../figure.ts';
import { startCounters } from './counters.ts';

const gatewayCount = 4;
const clients = 250;
const trials = 7;
const query = 'query ($id: ID!) { counter(id: $id) { count } }';

/** Calls that reach the subgraph when four processes of 250 clients each want one thing that nobody has. */
export async function measureClusterStampede({ say }: BenchOptions): Promise<Figure[]> {
  if (!hasRedis()) {
    say('cluster stampede: skipped, there is no redis-server');
    return [];
  }
  const counters = await startCounters(() => 50);
  const redis = await startRedis();
  const supergraph = join(tmpdir(), `counters-${process.pid}.graphql`);
  writeFileSync(supergraph, counters.supergraphSdl);
  const processes = Array.from({ length: gatewayCount }, () => start(supergraph, redis.url.href));
  try {
    const pools = await Promise.all(
      processes.map(async (gateway) => new Pool(await gateway.url(), { connections: clients })),
    );
    const askAll = (id: string, times: number) =>
      Promise.all(pools.flatMap((pool) => Array.from({ length: times }, () => ask(pool, id))));
    await untilShared(pools, () => counters.asked);
    // Connections and plans are there.
    await askAll('warm', clients);
    const calls: number[] = [];
    for (let trial = 0; trial < trials; trial++) {
      const before = counters.asked;
      await askAll(`cold ${trial}`, clients);
      calls.push(counters.asked - before);
    }
    say(`cluster stampede: ${calls.join(', ')} calls for ${gatewayCount} × ${clients} clients`);
    await Promise.all(pools.map((pool) => pool.close()));
    const plain = { unit: 'calls', baseline: null, ratio: null, aim: '2 or less' };
    return [
      { figure: 'cluster-stampede-calls', value: median(calls), ...plain },
      { figure: 'cluster-stampede-calls-worst', value: Math.max(...calls), ...plain },
    ];
  } finally {
    for (const gateway of processes) gateway.kill('SIGTERM');
    await Promise.all(processes.map(({ ended }) => ended));
    await redis.stop();
    await counters.close();
    rmSync(supergraph, { force: true });
  }
}

function start(supergraph: string, redisUrl: string): GatewayProcess {
  return startGatewayProcess(['--supergraph', supergraph], {
    PORT: '0',
    HOST: '127.0.0.1',
    REDIS_URL: redisUrl,
    RATE_LIMIT_REQUESTS_STRANGER: '1000000000',
    RATE_LIMIT_COST_STRANGER: '1000000000',
  });
}

async function ask(pool: Pool, id: string): Promise<void> {
  const body = JSON.stringify({ query, variables: { id } });
  const headers = { 'content-type': 'application/json' };
  const { statusCode, body: answer } = await pool.request({ path: '/graphql', method: 'POST', headers, body });
  const text = await answer.text();
  if (statusCode !== 200 || text.includes('"errors"')) throw new Error(`A gateway answered ${statusCode}: ${text}`);
}

/** Gateways share what they have as soon as they hear each other. */
async function untilShared(pools: readonly Pool[], asked: () => number): Promise<void> {
  const deadline = performance.now() + 30_000;
  for (let id = 0; performance.now() < deadline; id++) {
    const before = asked();
    for (const pool of pools) await ask(pool, `try ${id}`);
    if (asked() - before === 1) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Gateways must hear each other within 30 s.');
}
