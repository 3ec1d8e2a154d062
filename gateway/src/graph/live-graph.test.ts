import { setTimeout as wait } from 'node:timers/promises';
import { buildSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import type { Executor } from '../execute/create-executor.ts';
import { createLiveGraph } from './live-graph.ts';
import type { Graph } from './load-graph.ts';

type Request = Parameters<Executor>[0];

/** A graph that answers with its own name, once it is let. */
function createGraph(id: string) {
  const warmed: string[] = [];
  const waiting: (() => void)[] = [];
  const state = { closed: 0 };
  const graph = {
    id,
    schema: buildSchema('type Query { id: ID }'),
    supergraphSdl: id,
    async execute() {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return { data: { id } };
    },
    async warm({ queryHash }) {
      if (queryHash === 'refused') throw new Error('It takes too long to plan.');
      warmed.push(queryHash);
    },
    async close() {
      state.closed++;
    },
  } as Partial<Graph> as Graph;
  const answerAll = () => {
    for (const answer of waiting.splice(0)) answer();
  };
  return { graph, warmed, state, answerAll };
}

async function open(graph: Graph) {
  const live = createLiveGraph({ first: graph, graceMs: 0 });
  const served: string[] = [];
  live.gateway.onSchemaLoadOrUpdate(({ coreSupergraphSdl }) => served.push(coreSupergraphSdl));
  const { executor } = await live.gateway.load({ apollo: {} });
  const ask = (schema: Graph['schema']) => executor?.({ schema } as Request);
  return { live, served, ask };
}

const operation = (queryHash: string) => ({ document: parse('{ id }'), queryHash, operationName: undefined });

it('runs each request on the graph it was validated against, and closes that graph when the last has ended', async () => {
  const [one, two] = [createGraph('one'), createGraph('two')];
  const { live, served, ask } = await open(one.graph);
  const before = [ask(one.graph.schema), ask(one.graph.schema)];
  await live.replace(two.graph, []);
  expect([served, live.current()]).toEqual([['one', 'two'], two.graph]);
  const late = ask(one.graph.schema);
  const after = ask(two.graph.schema);
  // Longer than the grace, which is none here.
  await wait(5);
  expect(one.state.closed).toBe(0);
  one.answerAll();
  two.answerAll();
  expect(await Promise.all([...before, late, after])).toEqual(
    ['one', 'one', 'one', 'two'].map((id) => ({ data: { id } })),
  );
  expect([one.state.closed, two.state.closed]).toEqual([1, 0]);
  await live.close();
  expect([one.state.closed, two.state.closed]).toEqual([1, 1]);
});

it('makes the hottest operations ready before it serves the new graph, as far as they fit it', async () => {
  const [one, two] = [createGraph('one'), createGraph('two')];
  const { live, served } = await open(one.graph);
  const warm = two.graph.warm;
  two.graph.warm = async (hot) => {
    expect(served).toEqual(['one']);
    await warm(hot);
  };
  await live.replace(two.graph, ['a', 'refused', 'b'].map(operation));
  expect(two.warmed).toEqual(['a', 'b']);
});
