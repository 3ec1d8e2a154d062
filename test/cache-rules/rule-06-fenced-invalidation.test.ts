import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openRuleGraph, type RuleGraph } from './open-rule-graph.ts';

/** A machine may have much else to do. */
const patiently = { timeout: 20_000 };

let graph: RuleGraph;

beforeEach(async () => {
  graph = await openRuleGraph();
});
afterEach(() => graph.close());

const query = '{ item(id: "1") { price } }';
const price = async (text = query) => ((await graph.ask(text)).data as { item: { price: number } | null }).item?.price;

async function purge(by: object, mode = 'HARD'): Promise<unknown> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await graph.operatorToken()}` };
  const body = JSON.stringify({ by, mode });
  const response = await fetch(`${graph.gateways[0]?.url}/cache/purge`, { method: 'POST', headers, body });
  return response.json();
}

it('never serves after a purge what was begun before it', async () => {
  graph.subgraphs.answerMs = 100;
  const early = price();
  await vi.waitFor(() => expect(graph.subgraphs.calls).toHaveLength(1), patiently);
  await purge({ type: 'Item' });
  graph.subgraphs.prices.set('1', 11);
  expect(await early).toBe(10);
  expect(await price()).toBe(11);
});

it('a mutation purges what it returns, in every answer that holds it', async () => {
  await graph.ask('{ items { price } }');
  await price();
  await graph.ask('mutation { setPrice(id: "1", price: 12) { id } }');
  expect(await price()).toBe(12);
  expect((await graph.ask('{ items { price } }')).data).toMatchObject({ items: [{ price: 12 }, {}, {}] });
});

it('a mutation purges that something did not exist', async () => {
  const late = '{ item(id: "9") { price } }';
  expect(await price(late)).toBeUndefined();
  await graph.ask('mutation { setPrice(id: "9", price: 90) { id } }');
  await purge({ entity: { type: 'Item', key: { id: 9 } } });
  await purge({ subgraph: 'goods' });
  expect(await price(late)).toBe(90);
});

it.each([
  [{ subgraph: 'goods' }, 2],
  [{ subgraph: 'ratings' }, 0],
  [{ type: 'Item' }, 2],
  [{ entity: { type: 'Item', key: { id: '1' } } }, 2],
  [{ entity: { type: 'Item', key: { id: '2' } } }, 0],
  [{ tag: 'lists' }, 0],
])('a purge by %j over HTTP counts the %d entries that it was', async (by, entries) => {
  await price();
  graph.calls();
  expect(await purge(by)).toEqual({ entries, isKnownToOthers: true });
  await price();
  expect(graph.calls()).toHaveLength(entries > 0 ? 1 : 0);
});

it('a tag of the schema purges what it stands on', async () => {
  await graph.ask('{ items { price } }');
  expect(await purge({ tag: 'lists' })).toMatchObject({ entries: 1 });
  graph.calls();
  await graph.ask('{ items { price } }');
  expect(graph.calls()).toHaveLength(1);
});

it('a soft purge serves once more what was there, while it is refreshed', async () => {
  await price();
  graph.subgraphs.prices.set('1', 11);
  await purge({ type: 'Item' }, 'SOFT');
  expect(await price()).toBe(10);
  await vi.waitFor(async () => expect(await price()).toBe(11), patiently);
});
