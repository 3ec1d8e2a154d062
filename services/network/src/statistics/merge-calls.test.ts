import { expect, it } from 'vitest';
import type { GatewayReport, SubgraphCalls } from '../store/reports.ts';
import { mergeCalls } from './merge-calls.ts';

const at = new Date('2026-11-22T12:00:00Z');

function report(...calls: SubgraphCalls[]): GatewayReport {
  return { gatewayId: 'g', version: '1.0.0', startedAt: at, reportedAt: at, calls, cache: null };
}

it('adds up what gateways reported about one subgraph, bucket by bucket', () => {
  const reports = [
    report(
      { subgraph: 'menu', count: 3, errors: 1, latency: [1, 2] },
      { subgraph: 'strain', count: 9, errors: 9, latency: [9] },
    ),
    report({ subgraph: 'menu', count: 4, errors: 0, latency: [0, 1, 0, 3] }),
    report(),
  ];
  expect(mergeCalls(reports, 'menu')).toEqual({ count: 7, errors: 1, latency: [1, 3, 0, 3] });
});

it('is null when no gateway has called the subgraph', () => {
  expect([mergeCalls([], 'menu'), mergeCalls([report()], 'menu')]).toEqual([null, null]);
});

it('stays within what GraphQL can carry as an Int', () => {
  const most = 2 ** 31 - 1;
  const reports = [1, 2].map(() => report({ subgraph: 'menu', count: most, errors: most, latency: [] }));
  expect(mergeCalls(reports, 'menu')).toEqual({ count: most, errors: most, latency: [] });
});
