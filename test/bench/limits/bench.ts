import { startTestGraph } from '../../start-test-graph.ts';
import type { Bench, Figure } from '../figure.ts';
import { measureOverhead } from './measure-overhead.ts';
import { measureRefusals } from './measure-refusals.ts';

/** Counted, and never reached. */
const manyTimes = '1000000000';

/** What it costs to ask who somebody is, what they may have and how much they want; and what it costs to refuse. */
export const limitsBench: Bench = {
  about: [
    'Overhead: the median of the README query (and of `{ __typename }`) less that of the baseline, a gateway over the same subgraphs',
    'without identity, access, limits, cost and rates. Refusals: the baseline is `{ __typename }`, warm; each refused document is',
    'new. --quick: 200 rounds for 2,000, and 20 for 200.',
  ].join('\n'),
  async run(options): Promise<Figure[]> {
    const graph = await startTestGraph({
      env: { CACHE: 'off', RATE_LIMIT_REQUESTS_STRANGER: manyTimes, RATE_LIMIT_COST_STRANGER: manyTimes },
    });
    try {
      return [...(await measureOverhead(graph, options)), ...(await measureRefusals(graph, options))];
    } finally {
      await graph.close();
    }
  },
};
