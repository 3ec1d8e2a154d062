import type { SubgraphClient } from '../fetch/exchange.ts';
import type { CallStatistics } from './call-statistics.ts';

interface CallReporterOptions {
  gatewayId: string;
  version: string;
  startedAt: Date;
  statistics: CallStatistics;
  /** The network subgraph. */
  client: SubgraphClient;
  /** Milliseconds between reports. */
  intervalMs: number;
}

export interface CallReporter {
  /** Sends one last report and stops. */
  close(): Promise<void>;
}

const mutation = 'mutation ReportCalls($input: CallReportInput!) { reportCalls(input: $input) }';

/**
 * Tells the network subgraph the gateway's call counts, at once and then at an interval. A report that fails is not
 * repeated: every report holds the counts since the start, so the next one makes up for it.
 */
export function reportCalls(options: CallReporterOptions): CallReporter {
  const { gatewayId, version, startedAt, statistics, client, intervalMs } = options;

  async function report(): Promise<void> {
    const input = { gatewayId, version, startedAt: startedAt.toISOString(), subgraphs: statistics.read() };
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
    },
  };
}
