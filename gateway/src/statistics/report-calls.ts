import type { TlsIdentity } from '@weedhounds/config';
import type { CallSigner } from '@weedhounds/gateway-call';
import type { CacheCounts } from '../cache/statistics/cache-statistics.ts';
import { createSubgraphClient } from '../fetch/exchange.ts';
import { withSignature } from '../fetch/signed-client.ts';
import type { CallStatistics } from './call-statistics.ts';

interface CallReporterOptions {
  gatewayId: string;
  version: string;
  startedAt: Date;
  statistics: CallStatistics;
  /** What its cache did. Default: it has none. */
  cache?: { read(): CacheCounts } | undefined;
  /** The network subgraph's URL. */
  url: string;
  sign: CallSigner;
  tls?: TlsIdentity | undefined;
  /** Milliseconds between reports. */
  intervalMs: number;
}

export interface CallReporter {
  /** Sends one last report and stops. */
  close(): Promise<void>;
}

/** Milliseconds one report may take: it must not hold up the gateway's end. */
const deadlineMs = 1_000;

/** Bytes of the answer that are read. */
const byteLimit = 10_000;

/** Largest value of GraphQL's `Int`. */
const intLimit = 2_147_483_647;

/** W3C trace context, not sampled: a report every other second would bury the traces of requests. */
const untraced = { traceparent: `00-${'1'.repeat(32)}-${'1'.repeat(16)}-00` };

const mutation = 'mutation ReportCalls($input: CallReportInput!) { reportCalls(input: $input) }';

/**
 * Tells the network subgraph the gateway's call counts, at once and then at an interval. A report that fails is not
 * repeated: every report holds the counts since the start, so the next one makes up for it.
 */
export function reportCalls(options: CallReporterOptions): CallReporter {
  const { gatewayId, version, startedAt, statistics, cache, url, sign, tls, intervalMs } = options;
  const client = withSignature(createSubgraphClient({ url, deadlineMs, byteLimit, headers: untraced, tls }), {
    subgraph: 'network',
    sign,
  });

  async function report(): Promise<void> {
    const subgraphs = statistics.read().map((calls) => ({
      ...calls,
      count: toInt(calls.count),
      errors: toInt(calls.errors),
    }));
    const counts = cache && toCacheInput(cache.read());
    const input = { gatewayId, version, startedAt: startedAt.toISOString(), subgraphs, cache: counts };
    await client.post(JSON.stringify({ query: mutation, variables: { input } }));
  }

  let current = report();
  const timer = setInterval(() => {
    current = current.then(report);
  }, intervalMs);
  timer.unref();

  return {
    async close() {
      clearInterval(timer);
      await current;
      await report();
      await client.close();
    },
  };
}

function toInt(count: number): number {
  return Math.min(count, intLimit);
}

/** The counts as `CacheCountsInput`. */
function toCacheInput({ policies, purges, ...counts }: CacheCounts) {
  return {
    ...toInts({ ...counts, hardPurges: purges.HARD, softPurges: purges.SOFT }),
    policies: policies.map(({ policy, hits, ageMs, memory, ...ofPolicy }) => ({
      policy,
      age: ageMs,
      ...toInts({ ...ofPolicy, ...memory, memoryHits: hits.memory, storeHits: hits.store }),
    })),
  };
}

function toInts<Name extends string>(counts: Readonly<Record<Name, number>>): Record<Name, number> {
  const ints = Object.entries<number>(counts).map(([name, count]) => [name, toInt(count)]);
  return Object.fromEntries(ints) as Record<Name, number>;
}
