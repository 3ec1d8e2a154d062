import { expect, it } from 'vitest';
import { publishFetch } from '../fetch/fetch-event.ts';
import { countCalls } from './call-statistics.ts';

it('counts the fetches of its own gateway by subgraph, and those that brought no answer', () => {
  const statistics = countCalls('a');
  publishFetch({ gatewayId: 'a', subgraph: 'menu', outcome: 'answered', durationMs: 0.1 });
  publishFetch({ gatewayId: 'a', subgraph: 'menu', outcome: 'timed out', durationMs: 0.12 });
  publishFetch({ gatewayId: 'a', subgraph: 'strain', outcome: 'failed', durationMs: 0.1 });
  publishFetch({ gatewayId: 'b', subgraph: 'menu', outcome: 'answered', durationMs: 0.1 });
  expect(statistics.read()).toEqual([
    { subgraph: 'menu', count: 2, errors: 1, latency: [1, 0, 1] },
    { subgraph: 'strain', count: 1, errors: 1, latency: [1] },
  ]);
  statistics.close();
});

it('counts a call for which nobody waited any more, and no error', () => {
  const statistics = countCalls('a');
  publishFetch({ gatewayId: 'a', subgraph: 'menu', outcome: 'aborted', durationMs: 0.1 });
  expect(statistics.read()).toEqual([{ subgraph: 'menu', count: 1, errors: 0, latency: [1] }]);
  statistics.close();
});

it('counts nothing after it was closed', () => {
  const statistics = countCalls('a');
  statistics.close();
  publishFetch({ gatewayId: 'a', subgraph: 'menu', outcome: 'answered', durationMs: 1 });
  expect(statistics.read()).toEqual([]);
});
