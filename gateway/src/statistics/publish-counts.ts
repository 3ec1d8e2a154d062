import { channel } from 'node:diagnostics_channel';
import type { CacheStatistics } from '../cache/statistics/cache-statistics.ts';

const counts = channel('weedhounds:gateway:cache-counts');

/** Hands out what reads a gateway's cache counts to whoever makes metrics of them, which may go on after the gateway has ended. */
export function publishCounts(gatewayId: string, statistics: CacheStatistics): void {
  counts.publish({ gatewayId, read: () => statistics.read() });
}
