import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { typeTag } from '../../gateway/src/cache/entries/entity-tags.ts';
import { openRuleGraph, type RuleGraph } from './open-rule-graph.ts';

const minute = 60_000;
const hour = 60 * minute;

let graph: RuleGraph;

beforeEach(async () => {
  graph = await openRuleGraph();
});
afterEach(() => graph.close());

const query = '{ item(id: "1") { price } }';
const price = async () => ((await graph.ask(query)).data as { item: { price: number } | null }).item?.price;

beforeEach(async () => {
  await graph.ask('{ best { name } }');
  await graph.ask(query);
  graph.subgraphs.prices.set('1', 11);
  graph.calls();
});

it('serves what is a little too old once more, while it is refreshed once', async () => {
  graph.clock.aheadMs = hour + minute;
  graph.subgraphs.answerMs = 50;
  const prices = await Promise.all([price(), price(), price()]);
  expect(prices).toEqual([10, 10, 10]);
  await vi.waitFor(async () => expect(await price()).toBe(11));
  expect(graph.calls()).toEqual(['goods 1 {_key_Item_id:id price}']);
});

it('serves what is older only where the subgraph fails, and says that it is stale', async () => {
  graph.clock.aheadMs = 3 * hour;
  graph.subgraphs.isCut = true;
  const answer = await graph.ask(query);
  expect([answer.data, answer.errors]).toEqual([{ item: { price: 10 } }, undefined]);
  expect([answer.headers['cache-control'], answer.headers['cache-status']]).toEqual([
    'no-store',
    'WeedHoundsGraph; fwd=stale',
  ]);
  graph.subgraphs.isCut = false;
  expect(await price()).toBe(11);
});

it('serves nothing stale that the subgraph forbids to', async () => {
  graph.subgraphs.headers = { 'cache-control': 'must-revalidate' };
  await graph.ask('{ item(id: "2") { price } }');
  graph.subgraphs.isCut = true;
  graph.clock.aheadMs = hour + minute;
  const { data, errors } = await graph.ask('{ a: item(id: "1") { price } b: item(id: "2") { price } }');
  expect([data, errors?.length]).toEqual([{ a: { price: 10 }, b: null }, 1]);
});

it('serves nothing that was purged, however fresh it was, be it that the subgraph fails', async () => {
  await graph.cache?.purges.purge([typeTag('Item')], 'HARD');
  graph.subgraphs.isCut = true;
  const { data, errors } = await graph.ask(query);
  expect([data, errors?.[0]?.extensions.code]).toEqual([{ item: null }, 'SUBGRAPH_UNAVAILABLE']);
});
