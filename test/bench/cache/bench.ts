import type { Bench } from '../figure.ts';
import { measureHits } from './hits/measure-hits.ts';
import { measureCold } from './measure-cold.ts';
import { measureEviction } from './measure-eviction.ts';
import { measureStampede } from './measure-stampede.ts';
import { measureClusterStampede } from './shared/measure-cluster-stampede.ts';
import { measureRaces } from './shared/measure-races.ts';
import { measureTraffic } from './traffic/measure-traffic.ts';

/** How seldom subgraphs are asked, and what it costs to keep what they say. */
export const cacheBench: Bench = {
  about: [
    'A day of traffic over a clock of its own, gateway and subgraphs in this process: twelve documents over 20,000 items, documents and ids',
    'by Zipf (α = 1), a price or a stock changed by a mutation every 40 operations; every answer is compared with what is true. The baseline',
    'of calls saved is the least that is possible: each value fetched once, and again only when it has changed or expired.',
    'Over HTTP: 1,000 equal operations at once on one gateway, and on four processes that share a Redis; random reads, writes and purges on',
    'three gateways that share one, where a read is held against what had been acknowledged before it began.',
    'What a hit costs: servers in turns, each alone on one core, 50 connections from another, where the subgraph is too and takes 5 ms. The bare',
    'server sends the same headers and bytes; with the cache off each request is for a page that nobody has asked for.',
    'One client, subgraphs in this process that take 5 ms: nothing kept, and all, against the cache off.',
    '--quick: 20,000 operations for 200,000, 20,000 steps for 1,000,000, 3 short rounds for 9.',
  ].join('\n'),
  run: async (options) => [
    ...(await measureTraffic(options)),
    ...(await measureStampede()),
    ...(await measureClusterStampede(options)),
    ...(await measureRaces(options)),
    ...(await measureHits(options)),
    ...(await measureCold(options)),
    ...(await measureEviction(options)),
  ],
};
