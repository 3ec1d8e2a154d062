import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRuleGraph, type RuleGraph } from './open-rule-graph.ts';

let graph: RuleGraph;

beforeEach(async () => {
  graph = await openRuleGraph();
});
afterEach(() => graph.close());

it.each([
  ['names and order', 'query Other { b: item(id: "1") { x: price y: name } }', {}],
  ['how arguments are given', 'query ($id: ID!) { item(id: $id) { name price } }', { id: '1' }],
  ['fragments', '{ item(id: "1") { ...F } } fragment F on Item { price ... on Item { name } }', {}],
])('%s change nothing', async (_, query, variables) => {
  await graph.ask('query One { item(id: "1") { name price } }');
  graph.calls();
  await graph.ask(query, { variables });
  expect(graph.calls()).toEqual([]);
});

it('other arguments are other entries', async () => {
  await graph.ask('{ item(id: "1") { name } }');
  graph.calls();
  expect((await graph.ask('{ item(id: "12") { name } }')).data).toEqual({ item: null });
  expect(graph.calls()).toHaveLength(1);
});

it('viewers of another class have entries of their own where a policy varies', async () => {
  await graph.ask('{ item(id: "1") { name rating } }');
  graph.calls();
  const token = await graph.memberToken('ann');
  await graph.ask('{ item(id: "1") { name rating } }', { token });
  // Ratings do not vary.
  expect(graph.calls().map((call) => call.split(' ')[0])).toEqual(['goods']);
});
