import { afterEach, beforeEach, expect, it } from 'vitest';
import { composeSupergraph } from '../../gateway/src/index.ts';
import { openRuleGraph, type RuleGraph } from './open-rule-graph.ts';
import { goodsSdl } from './rule-subgraphs.ts';

const minute = 60_000;
const hour = 60 * minute;

let graph: RuleGraph;

beforeEach(async () => {
  graph = await openRuleGraph();
});
afterEach(() => graph.close());

const all = '{ item(id: "1") { name price rating } }';

it('keeps each field for as long as its policy says', async () => {
  await graph.ask('{ best { name } }');
  await graph.ask(all);
  graph.calls();
  graph.clock.aheadMs = hour - minute;
  await graph.ask(all);
  expect(graph.calls()).toEqual([]);
  graph.clock.aheadMs = hour + 6 * minute;
  await graph.ask(all);
  expect(graph.calls()).toEqual(['goods 1 {__typename id price}']);
  graph.clock.aheadMs = 3 * hour;
  await graph.ask('{ item(id: "1") { rating } }');
  expect(graph.calls()).not.toContainEqual(expect.stringContaining('ratings'));
});

it('keeps nothing that has no policy', async () => {
  await graph.ask('{ time }');
  await graph.ask('{ time }');
  expect(graph.calls()).toEqual(['goods {time}', 'goods {time}']);
});

it('does not compose a policy that no one declared', () => {
  const sdl = goodsSdl
    .replace('policy: MENU_DATA', 'policy: LEFTOVERS')
    .replace('  MENU_DATA\n', '  MENU_DATA\n  LEFTOVERS\n');
  expect(composeSupergraph([{ name: 'goods', url: 'http://goods', sdl }])).toMatchObject({
    kind: 'failed',
    errors: [{ code: 'CACHE_POLICY_UNKNOWN' }],
  });
});
