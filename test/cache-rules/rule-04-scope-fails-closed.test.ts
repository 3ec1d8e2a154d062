import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRuleGraph, type RuleGraph } from './open-rule-graph.ts';

let graph: RuleGraph;

beforeEach(async () => {
  graph = await openRuleGraph();
});
afterEach(() => graph.close());

const note = '{ item(id: "1") { note } }';

it("keeps what is a viewer's own for them alone", async () => {
  const [ann, bob] = [await graph.memberToken('ann'), await graph.memberToken('bob')];
  expect((await graph.ask(note, { token: ann })).data).toEqual({ item: { note: 'of ann' } });
  expect((await graph.ask(note, { token: bob })).data).toEqual({ item: { note: 'of bob' } });
  graph.calls();
  expect((await graph.ask(note, { token: ann })).data).toEqual({ item: { note: 'of ann' } });
  expect(graph.calls()).toEqual([]);
});

it('keeps nothing that is PRIVATE of a viewer without an identity', async () => {
  await graph.ask(note);
  graph.calls();
  await graph.ask(note);
  expect(graph.calls()).toHaveLength(1);
});

it.each([
  ['no-store, max-age=60', {}],
  ['no-cache', {}],
  ['private', {}],
  ['max-age=60', { age: '60' }],
  ['s-maxage=0, max-age=60', {}],
])("keeps nothing where the subgraph says '%s' %j", async (cacheControl, others) => {
  graph.subgraphs.headers = { 'cache-control': cacheControl, ...others };
  const query = '{ item(id: "1") { name } }';
  const { headers } = await graph.ask(query);
  expect(headers['cache-control']).toBe('no-store');
  graph.calls();
  await graph.ask(query);
  expect(graph.calls()).toHaveLength(1);
});

it('keeps for no longer than the subgraph says, and no longer than the schema says', async () => {
  graph.subgraphs.headers = { 'cache-control': 'max-age=100', age: '40' };
  const { headers } = await graph.ask('{ item(id: "1") { name } }');
  expect([headers['cache-control'], headers.age]).toEqual(['private, max-age=100', '40']);
  graph.subgraphs.headers = { 'cache-control': 'max-age=1000000' };
  expect((await graph.ask('{ item(id: "2") { name } }')).headers['cache-control']).toBe('private, max-age=7200');
});
