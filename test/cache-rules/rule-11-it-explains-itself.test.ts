import { tracingChannel } from 'node:diagnostics_channel';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRuleGraph, type RuleGraph } from './open-rule-graph.ts';

let graph: RuleGraph;

beforeEach(async () => {
  graph = await openRuleGraph();
});
afterEach(() => graph.close());

const query = '{ item(id: "1") { name price } time }';

it('tells an operator who asks what became of each part, and why', async () => {
  const asking = { token: await graph.operatorToken(), extensions: { explainCache: true } };
  const told = async () =>
    (await graph.ask(query, asking)).extensions?.cache?.map(({ type, policy, status, why }) => [
      type,
      policy,
      status,
      why,
    ]);
  expect(await told()).toEqual([
    ['Query', 'MENU_DATA', 'miss', 'absent'],
    ['Item', 'MENU_DATA', 'miss', null],
    ['Item', 'PRICING_DATA', 'miss', null],
    ['Query', null, 'never kept', null],
  ]);
  graph.clock.aheadMs = 3_600_000 + 60_000;
  expect(await told()).toContainEqual(['Item', 'PRICING_DATA', 'stale', null]);
});

it('tells nobody else', async () => {
  const asking = { token: await graph.memberToken('ann'), extensions: { explainCache: true } };
  expect((await graph.ask(query, asking)).extensions?.cache).toBeUndefined();
});

it('leaves a span for each fetch, also where nothing was asked', async () => {
  await graph.ask('{ item(id: "1") { name } }');
  graph.calls();
  const spans: { name: string; attributes: Record<string, unknown> }[] = [];
  const channel = tracingChannel('weedhounds:gateway:span');
  const subscribers = { start() {}, asyncEnd: (span: unknown) => void spans.push(span as (typeof spans)[number]) };
  channel.subscribe(subscribers as never);
  await graph.ask('query Other { item(id: "1") { name } }');
  channel.unsubscribe(subscribers as never);
  expect(graph.calls()).toEqual([]);
  const [fetched] = spans.filter(({ name }) => name === 'gateway.fetch');
  expect(fetched?.attributes).toEqual({ service: 'goods', 'cache.hit': 2 });
});
