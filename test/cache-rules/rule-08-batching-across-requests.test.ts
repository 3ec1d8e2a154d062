import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRuleGraph, type RuleGraph } from './open-rule-graph.ts';

let graph: RuleGraph;

beforeEach(async () => {
  graph = await openRuleGraph();
});
afterEach(() => graph.close());

/** Ratings as they were asked for: the ids of each call. */
const ratingCalls = () => graph.calls().flatMap((call) => /^ratings ([\d,]+)/.exec(call)?.[1] ?? []);

/** Names are kept: what comes at the same time then lacks nothing but ratings. */
beforeEach(async () => {
  await graph.ask('{ items { name } a: item(id: "1") { name } b: item(id: "2") { name } c: item(id: "3") { name } }');
  graph.calls();
});

it('sends what requests lack at the same time in one call, each representation once', async () => {
  const asks = Array.from({ length: 30 }, (_, index) => {
    const [one, other] = [(index % 3) + 1, ((index + 1) % 3) + 1];
    return graph.ask(`query Q${index} { a: item(id: "${one}") { rating } b: item(id: "${other}") { rating } }`);
  });
  const answers = await Promise.all(asks);
  expect(answers.map(({ data }) => data)).toEqual(
    answers.map((_, index) => ({ a: { rating: (index % 3) + 1 }, b: { rating: ((index + 1) % 3) + 1 } })),
  );
  const ids = ratingCalls().flatMap((call) => call.split(','));
  expect(ids.sort()).toEqual(['1', '2', '3']);
});

it('counts what went out together, and what waited', async () => {
  const { statistics } = graph.cache ?? {};
  graph.subgraphs.answerMs = 50;
  await Promise.all(
    ['1', '2', '3', '1'].map((id, index) => graph.ask(`query Q${index} { item(id: "${id}") { rating } }`)),
  );
  const { batched, coalesced } = statistics?.read() ?? { batched: 0, coalesced: 0 };
  expect([ratingCalls().join().split(',').sort(), coalesced]).toEqual([['1', '2', '3'], 1]);
  expect(batched).toBeLessThanOrEqual(2);
});

it("puts what is one viewer's own into no call of another", async () => {
  const tokens = [await graph.memberToken('ann'), await graph.memberToken('bob')];
  const answers = await Promise.all(tokens.map((token) => graph.ask('{ item(id: "1") { note } }', { token })));
  expect(answers.map(({ data }) => data)).toEqual([{ item: { note: 'of ann' } }, { item: { note: 'of bob' } }]);
});
