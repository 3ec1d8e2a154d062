import { readFileSync } from 'node:fs';
import { composeSupergraph } from '@weedhounds/gateway';
import { loadSchemaText } from '@weedhounds/subgraph';
import { readExample } from '../../start/read-example.ts';
import type { TestGraph } from '../../start-test-graph.ts';
import { type BenchOptions, type Figure, median } from '../figure.ts';
import { startBareGateway } from './start-bare-gateway.ts';
import { timeOf } from './time-of.ts';

/** What everything before planning adds to the README's query and to the smallest one, both warm. */
export async function measureOverhead(graph: TestGraph, { quick, say }: BenchOptions): Promise<Figure[]> {
  const rounds = quick ? 200 : 2_000;
  say(`limits-overhead-ms: ${rounds} rounds`);
  const { query } = readExample(readFileSync('README.md', 'utf8'));
  const bare = await startBareGateway(compose(graph));
  try {
    return [
      await compare('limits-overhead-ms', graph.url, bare.url, query, rounds),
      await compare('limits-overhead-smallest-ms', graph.url, bare.url, '{ __typename }', rounds),
    ];
  } finally {
    await bare.close();
  }
}

async function compare(figure: string, url: string, bareUrl: string, query: string, rounds: number): Promise<Figure> {
  for (let round = 0; round < rounds / 10; round++) {
    await timeOf(url, query);
    await timeOf(bareUrl, query);
  }
  const whole: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round++) {
    // By turns, and neither always first, so that what slows the machine slows both.
    if (round % 2 === 0) whole.push(await timeOf(url, query));
    bare.push(await timeOf(bareUrl, query));
    if (round % 2 === 1) whole.push(await timeOf(url, query));
  }
  const baseline = median(bare);
  return { figure, value: median(whole) - baseline, unit: 'ms', baseline, ratio: null, aim: '0.3 ms' };
}

function compose(graph: TestGraph): string {
  const names = Object.keys(graph.subgraphUrls) as (keyof typeof graph.subgraphUrls)[];
  const composition = composeSupergraph(
    names.map((name) => ({ name, url: graph.subgraphUrls[name], sdl: loadSchemaText(name) })),
  );
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.errors));
  return composition.supergraphSdl;
}
