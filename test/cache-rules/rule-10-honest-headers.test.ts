import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRuleGraph, type RuleGraph } from './open-rule-graph.ts';

const minute = 60_000;

let graph: RuleGraph;

beforeEach(async () => {
  graph = await openRuleGraph();
});
afterEach(() => graph.close());

const headersOf = ({ headers }: { headers: Record<string, string> }) =>
  ['cache-control', 'age', 'cache-status'].map((name) => headers[name]);
const query = '{ item(id: "1") { name price rating } }';

it('say how long the strictest part is fresh, how old it is, and what happened', async () => {
  await graph.ask('{ best { name } }');
  expect(headersOf(await graph.ask(query))).toEqual([
    'private, max-age=3600',
    '0',
    expect.stringMatching(/^WeedHoundsGraph; fwd=miss; ttl=3(600|599)$/),
  ]);
  graph.clock.aheadMs = minute;
  expect(headersOf(await graph.ask(query))).toEqual([
    'private, max-age=3600',
    expect.stringMatching(/^6[0-2]$/),
    expect.stringMatching(/^WeedHoundsGraph; hit; ttl=35(40|39|38); detail=operation$/),
  ]);
  expect(headersOf(await graph.ask('{ item(id: "1") { label price } }'))).toEqual([
    'private, max-age=3600',
    expect.stringMatching(/^6[0-2]$/),
    expect.stringMatching(/^WeedHoundsGraph; fwd=partial; ttl=35/),
  ]);
});

it('forbid to keep errors, what is never kept, and what is stale', async () => {
  expect((await graph.ask('{ time }')).headers['cache-control']).toBe('no-store');
  expect((await graph.ask('{ nothing }')).headers['cache-control']).toBe('no-store');
  expect((await graph.ask('mutation { setPrice(id: "1", price: 1) { id } }')).headers['cache-control']).toBe(
    'no-store',
  );
});

it('let a client keep what it has: ETag and 304', async () => {
  const url = `${graph.gateways[0]?.url}/graphql?query=${encodeURIComponent(query)}`;
  const headers = { 'apollo-require-preflight': 'yes' };
  const first = await fetch(url, { headers });
  const etag = first.headers.get('etag') ?? '';
  await first.text();
  const again = await fetch(url, { headers: { ...headers, 'if-none-match': etag } });
  expect([first.status, again.status, again.headers.get('etag'), await again.text()]).toEqual([200, 304, etag, '']);
});
