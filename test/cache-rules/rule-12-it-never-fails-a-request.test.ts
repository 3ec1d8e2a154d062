import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRuleGraph, type RuleGraph } from './open-rule-graph.ts';

const queries = [
  '{ items { name price rating } }',
  '{ a: item(id: "1") { label } b: item(id: "404") { name } }',
  '{ item(id: "2") { id __typename x: name y: name note } }',
  '{ items { ... on Item { price } ...F } } fragment F on Item { rating label }',
  'query ($on: Boolean = false) { items { name @include(if: $on) price @skip(if: $on) } time }',
  '{ best { name rating note } }',
];

let cached: RuleGraph;
let plain: RuleGraph;

beforeAll(async () => {
  cached = await openRuleGraph();
  plain = await openRuleGraph({ isCached: false });
});
afterAll(() => Promise.all([cached.close(), plain.close()]));

/** A generator of the same numbers for the same seed: a linear congruential one is random enough to choose. */
function createChooser(seed: number) {
  let state = seed;
  return (count: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * count);
  };
}

it('answers with the cache as without, whatever was asked, changed and purged before', async () => {
  const choose = createChooser(7);
  for (let step = 0; step < 400; step++) {
    if (choose(10) === 0) {
      const query = `mutation { setPrice(id: "${choose(4) + 1}", price: ${choose(100)}) { id price } }`;
      expect((await cached.ask(query)).data).toEqual((await plain.ask(query)).data);
    }
    if (choose(20) === 0) cached.clock.aheadMs += 2_000_000;
    const query = queries[choose(queries.length)] ?? '';
    const variables = query.includes('$on') ? { on: choose(2) === 0 } : {};
    const [one, other] = await Promise.all([cached.ask(query, { variables }), plain.ask(query, { variables })]);
    expect([one.data, one.errors]).toEqual([other.data, other.errors]);
  }
  expect(cached.calls().length).toBeLessThan(plain.calls().length);
}, 60_000);
