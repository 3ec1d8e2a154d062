import type { CallStatisticsResolvers } from '../../generated/resolvers.ts';
import { percentile } from '../statistics/percentile.ts';

export const callStatisticsResolvers: CallStatisticsResolvers = {
  p50: ({ latency }) => percentile(latency, 0.5),
  p95: ({ latency }) => percentile(latency, 0.95),
  p99: ({ latency }) => percentile(latency, 0.99),
};
