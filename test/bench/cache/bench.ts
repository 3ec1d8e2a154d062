import type { Bench } from '../figure.ts';
import { measureCold } from './measure-cold.ts';
import { measureEviction } from './measure-eviction.ts';
import { measureStampede } from './measure-stampede.ts';
import { measureClusterStampede } from './shared/measure-cluster-stampede.ts';
import { measureRaces } from './shared/measure-races.ts';
import { measureTraffic } from './traffic/measure-traffic.ts';

/** How seldom subgraphs are asked, and what it costs to keep what they say. */
export const cacheBench: Bench = {
  about: [
    'A day of traffic over a clock of its own: twelve documents over 20,000 items, documents and ids by Zipf (α = 1), a price or a',
    'stock changed by a mutation every 40 operations; every answer is compared with what is true. The baseline of calls saved is the',
    'least that is possible: each value fetched once, and again only when it has changed or expired. Gateway and subgraphs run in this',
    'process; the baseline of times is the same gateway with the cache off, where subgraphs take 5 ms. --quick: 20,000 operations for 200,000.',
  ].join('\n'),
  run: async (options) => [
    ...(await measureTraffic(options)),
    ...(await measureStampede()),
    ...(await measureClusterStampede(options)),
    ...(await measureRaces(options)),
    ...(await measureCold(options)),
    ...(await measureEviction(options)),
  ],
};
