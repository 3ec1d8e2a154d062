import { readFileSync } from 'node:fs';
import { countStatements } from '@weedhounds/database';
import { ask } from '../../ask.ts';
import { readExample } from '../../start/read-example.ts';
import { startTestGraph } from '../../start-test-graph.ts';
import { type BenchOptions, type Figure, median } from '../figure.ts';

/** The README's query on a warm graph: its time, and the SQL statements it makes each subgraph run. */
export async function measureReadmeQuery({ quick, say }: BenchOptions): Promise<Figure[]> {
  const rounds = quick ? 20 : 200;
  say(`readme-query: ${rounds} rounds`);
  const { headers, query } = readExample(readFileSync('README.md', 'utf8'));
  const graph = await startTestGraph();
  try {
    const timeOf = async (text: string) => {
      const begun = performance.now();
      const { errors } = await ask(graph.url, text, {}, headers);
      if (errors.length > 0) throw new Error(`The query has errors: ${JSON.stringify(errors)}`);
      return performance.now() - begun;
    };
    for (let round = 0; round < 10; round++) await timeOf(query);
    const counters = Object.entries(graph.stores).map(([name, { client }]) => ({
      name,
      counter: countStatements(client),
    }));
    await timeOf(query);
    const statements = counters.map(({ name, counter }) => ({ name, count: counter.count() }));
    const times: number[] = [];
    const nothing: number[] = [];
    for (let round = 0; round < rounds; round++) {
      times.push(await timeOf(query));
      nothing.push(await timeOf('{ __typename }'));
    }
    return [
      {
        figure: 'readme-query',
        value: median(times),
        unit: 'ms',
        baseline: median(nothing),
        ratio: null,
        aim: 'reported',
      },
      ...statements.map(({ name, count }) => ({
        figure: `readme-query-statements-${name}`,
        value: count,
        unit: 'statements',
        baseline: null,
        ratio: null,
        aim: 'the same at any page size',
      })),
    ];
  } finally {
    await graph.close();
  }
}
