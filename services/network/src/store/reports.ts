import { Prisma } from '../../generated/prisma/client.ts';
import type { CacheCountsInput } from '../../generated/resolvers.ts';
import type { NetworkStore } from './store.ts';

/** The calls one gateway made to one subgraph since its start. */
export interface SubgraphCalls {
  subgraph: string;
  count: number;
  /** How many brought no GraphQL answer. */
  errors: number;
  /** Calls by latency bucket: bucket i holds those of at most 0.1 ms · 1.1^i. */
  latency: number[];
}

/** What one gateway's cache did since its start. */
export type CacheCounts = Omit<CacheCountsInput, '__typename'>;

/** What one gateway last reported. */
export interface GatewayReport {
  gatewayId: string;
  version: string;
  startedAt: Date;
  reportedAt: Date;
  calls: SubgraphCalls[];
  /** Null where it has no cache. */
  cache: CacheCounts | null;
}

/** Milliseconds for which a gateway that stopped reporting still counts. */
const recentMs = 60_000;

/** Milliseconds after which a report is deleted. */
const keptMs = 3_600_000;

/** Puts a gateway's report in the place of its last one, and drops those of gateways long gone. */
export async function saveReport({ client }: NetworkStore, report: GatewayReport): Promise<void> {
  const { gatewayId, version, startedAt, reportedAt, calls, cache } = report;
  const rest = {
    version,
    startedAt,
    reportedAt,
    calls: calls.map((entry) => ({ ...entry })),
    cache: cache ? { ...cache, policies: cache.policies.map((counts) => ({ ...counts })) } : Prisma.DbNull,
  };
  await client.$transaction([
    client.gatewayReport.upsert({ where: { gatewayId }, create: { gatewayId, ...rest }, update: rest }),
    client.gatewayReport.deleteMany({ where: { reportedAt: { lt: new Date(reportedAt.getTime() - keptMs) } } }),
  ]);
}

/** The reports of the last minute, the longest running gateway first. */
export async function findRecentReports({ client }: NetworkStore, now: Date): Promise<GatewayReport[]> {
  const rows = await client.gatewayReport.findMany({
    where: { reportedAt: { gte: new Date(now.getTime() - recentMs) } },
    orderBy: [{ startedAt: 'asc' }, { gatewayId: 'asc' }],
  });
  // The columns are written by `saveReport` alone.
  return rows.map((row) => ({
    ...row,
    calls: row.calls as unknown as SubgraphCalls[],
    cache: row.cache as unknown as CacheCounts | null,
  }));
}
