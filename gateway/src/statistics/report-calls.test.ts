import { createCallSigner, createCallVerifier } from '@weedhounds/gateway-call';
import { stranger, testSecrets } from '@weedhounds/subgraph/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CacheCounts } from '../cache/statistics/cache-statistics.ts';
import { answering, type StandIn, startStandIn } from '../testing/stand-in.ts';
import type { SubgraphCalls } from './call-statistics.ts';
import { reportCalls } from './report-calls.ts';

let network: StandIn;
let arrived: () => void = () => {};

beforeEach(async () => {
  network = await startStandIn((request, response) => {
    answering({ data: { reportCalls: true } })(request, response);
    arrived();
  });
});

afterEach(() => network.close());

/** Resolves when the network subgraph has had this many reports. */
async function reports(count: number): Promise<unknown[]> {
  while (network.bodies.length < count) {
    await new Promise<void>((resolve) => {
      arrived = resolve;
    });
  }
  return network.bodies.map((body) => JSON.parse(body).variables.input.subgraphs);
}

function start(read: () => SubgraphCalls[], url = network.url, cache?: { read(): CacheCounts }) {
  const startedAt = new Date('2026-11-22T12:00:00Z');
  const statistics = { read, close: () => {} };
  const sign = createCallSigner(testSecrets);
  return reportCalls({ gatewayId: 'g', version: '1.2.3', startedAt, statistics, cache, url, sign, intervalMs: 20 });
}

it('says who it is, since when it runs and what it counted', async () => {
  const calls = { subgraph: 'menu', count: 2, errors: 1, latency: [0, 2] };
  const reporter = start(() => [calls]);
  await reports(1);
  await reporter.close();
  expect(JSON.parse(network.bodies[0] ?? '')).toEqual({
    query: 'mutation ReportCalls($input: CallReportInput!) { reportCalls(input: $input) }',
    variables: {
      input: { gatewayId: 'g', version: '1.2.3', startedAt: '2026-11-22T12:00:00.000Z', subgraphs: [calls] },
    },
  });
});

it('says what its cache did, within what GraphQL can carry', async () => {
  const memory = { entries: 1, bytes: 2 ** 40, evictions: 2 };
  const policy = {
    policy: 'A',
    hits: { memory: 3, store: 4 },
    stale: 5,
    misses: 6,
    bypasses: 7,
    ageMs: 2 ** 40,
    memory,
  };
  const counts = { fetches: 8, operationHits: 9, operationsCoalesced: 10, coalesced: 11, batched: 12 };
  const read = () => ({ ...counts, purges: { SOFT: 13, HARD: 14 }, policies: [policy] });
  const reporter = start(() => [], network.url, { read });
  await reports(1);
  await reporter.close();
  expect(JSON.parse(network.bodies[0] ?? '').variables.input.cache).toEqual({
    ...counts,
    softPurges: 13,
    hardPurges: 14,
    policies: [
      {
        policy: 'A',
        memoryHits: 3,
        storeHits: 4,
        stale: 5,
        misses: 6,
        bypasses: 7,
        age: 2 ** 40,
        entries: 1,
        bytes: 2 ** 31 - 1,
        evictions: 2,
      },
    ],
  });
});

it('reports again and again, and once more when it closes', async () => {
  let count = 0;
  const reporter = start(() => [{ subgraph: 'menu', count: ++count, errors: 0, latency: [] }]);
  await reports(3);
  await reporter.close();
  const counts = (await reports(4)).map((subgraphs) => (subgraphs as SubgraphCalls[])[0]?.count);
  expect(counts).toEqual(counts.map((_, index) => index + 1));
  expect(counts.at(-1)).toBe(count);
});

it('signs each report for the network subgraph, for a stranger', async () => {
  const reporter = start(() => []);
  await reports(2);
  await reporter.close();
  const verify = createCallVerifier(testSecrets, 'network');
  const calls = network.requests.map(({ headers }) => verify(headers['x-gateway-call']?.toString()));
  expect(calls).toEqual(calls.map(() => ({ subgraph: 'network', policyClass: stranger })));
});

it('stays within what GraphQL can carry as an Int', async () => {
  const reporter = start(() => [{ subgraph: 'menu', count: 2 ** 40, errors: 2 ** 31, latency: [] }]);
  const [first] = await reports(1);
  await reporter.close();
  expect(first).toEqual([{ subgraph: 'menu', count: 2 ** 31 - 1, errors: 2 ** 31 - 1, latency: [] }]);
});

it('does not mind when nobody listens', async () => {
  const { url } = network;
  await network.close();
  await expect(start(() => [], url).close()).resolves.toBeUndefined();
  network = await startStandIn(answering({}));
});
