import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRuleGraph, type RuleGraph } from './open-rule-graph.ts';

let graph: RuleGraph;

beforeEach(async () => {
  graph = await openRuleGraph();
});
afterEach(() => graph.close());

beforeEach(() => {
  graph.subgraphs.answerMs = 50;
});

it('asks once for what many ask at the same time, in equal operations', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => graph.ask('{ items { name rating } }')));
  expect(new Set(answers.map(({ data }) => JSON.stringify(data))).size).toBe(1);
  expect(graph.calls()).toHaveLength(2);
});

it('asks once for one root field that stands in different operations', async () => {
  await graph.ask('{ time }');
  graph.calls();
  await Promise.all([
    graph.ask('query A { item(id: "1") { name } }'),
    graph.ask('query B { x: item(id: "1") { name } }'),
  ]);
  // Their names differ, what is asked does not: one is on its way when the other comes, or kept when it is late.
  expect(graph.calls().filter((call) => call.startsWith('goods'))).toHaveLength(2);
});

it('asks for each entity once', async () => {
  await graph.ask('{ items { name } }');
  graph.calls();
  await Promise.all([
    graph.ask('{ a: item(id: "1") { rating } b: item(id: "2") { rating } }'),
    graph.ask('{ a: item(id: "2") { rating } b: item(id: "3") { rating } }'),
  ]);
  const asked = graph.calls().flatMap((call) => /^ratings ([\d,]+)/.exec(call)?.[1]?.split(',') ?? []);
  expect(asked.sort()).toEqual(['1', '2', '3']);
});
