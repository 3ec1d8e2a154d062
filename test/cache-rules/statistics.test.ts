import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterEach, expect, it } from 'vitest';
import { fetchChannel } from '../../gateway/src/fetch/fetch-event.ts';
import { openRuleGraph, type RuleGraph } from './open-rule-graph.ts';

const operations = [
  '{ items { name price rating } }',
  '{ item(id: "1") { name price } }',
  'query A { item(id: "1") { price } }',
  'query B { item(id: "1") { label price rating } }',
  '{ item(id: "2") { name } }',
  '{ best { name rating } }',
  'mutation { setPrice(id: "1", price: 11) { id } }',
  '{ item(id: "1") { name price } }',
  '{ items { name price rating } }',
  '{ item(id: "404") { name } }',
  '{ item(id: "404") { name label } }',
];

let graph: RuleGraph | undefined;
afterEach(async () => {
  await graph?.close();
});

/** Runs the operations, each twice, one after the other. @returns the calls that subgraphs got */
async function run(isCached: boolean): Promise<number> {
  graph = await openRuleGraph({ isCached });
  for (const operation of [...operations, ...operations]) await graph.ask(operation);
  return graph.subgraphs.calls.length;
}

it('what the same operations would have called, and did call, is what subgraphs count', async () => {
  const without = await run(false);
  await graph?.close();
  let made = 0;
  const count = () => void made++;
  subscribe(fetchChannel, count);
  const withCache = await run(true);
  unsubscribe(fetchChannel, count);
  const { fetches } = graph?.cache?.statistics?.read() ?? {};
  expect([fetches, made]).toEqual([without, withCache]);
  expect(withCache).toBeLessThan(without);
});

it('what was asked for, part by part, is what subgraphs count', async () => {
  await run(true);
  const { policies = [] } = graph?.cache?.statistics?.read() ?? {};
  const missed = policies.filter(({ misses }) => misses > 0).map(({ policy, misses }) => [policy, misses]);
  expect(Object.fromEntries(missed)).toEqual(graph?.subgraphs.parts);
});

it('what is in memory, and was purged, is counted as it is', async () => {
  await run(true);
  const counts = graph?.cache?.statistics?.read();
  // Each mutation purges what it returns.
  expect(counts?.purges).toEqual({ HARD: 2, SOFT: 0 });
  const entries = counts?.policies.reduce((sum, { memory }) => sum + memory.entries, 0);
  expect(entries).toBeGreaterThan(5);
  expect(counts?.operationHits).toBeGreaterThan(0);
});
