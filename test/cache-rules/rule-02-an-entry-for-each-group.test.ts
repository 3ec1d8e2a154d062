import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRuleGraph, type RuleGraph } from './open-rule-graph.ts';

const minute = 60_000;
const hour = 60 * minute;

let graph: RuleGraph;

beforeEach(async () => {
  graph = await openRuleGraph();
});
afterEach(() => graph.close());

it('answers half the fields of an entity that is known without a call', async () => {
  await graph.ask('{ items { name label price rating } }');
  graph.calls();
  const { data } = await graph.ask('{ items { price name } }');
  expect(data).toMatchObject({ items: [{ price: 10, name: 'Item 1' }, { price: 20 }, { price: 30 }] });
  expect(graph.calls()).toEqual([]);
});

it('asks for the group alone that is no longer fresh, of the entities alone that lack it', async () => {
  await graph.ask('{ best { name } }');
  await graph.ask('{ one: item(id: "1") { name price rating } two: item(id: "2") { name } }');
  graph.calls();
  graph.clock.aheadMs = hour + 6 * minute;
  await graph.ask('{ one: item(id: "1") { name price rating } two: item(id: "2") { name } }');
  expect(graph.calls()).toEqual(['goods 1 {__typename id price}']);
});

it('keeps root fields one by one', async () => {
  await graph.ask('{ a: item(id: "1") { name } b: item(id: "2") { name } }');
  graph.calls();
  await graph.ask('{ item(id: "2") { name } }');
  expect(graph.calls()).toEqual([]);
});
