import type { Entry } from '@weedhounds/cache';
import { expect, it } from 'vitest';
import type { TrailStep } from '../fetch/trail.ts';
import { asksForExplanation, explain } from './explain-cache.ts';

const entry = (storedAt: number): Entry => ({
  value: {},
  policy: 'PRICES',
  storedAt,
  freshUntil: storedAt + 60_000,
  staleUntil: storedAt + 90_000,
  staleIfErrorUntil: storedAt + 90_000,
  tags: [`entity Item {"id":"${storedAt}"}`],
  fence: { generation: 'g', number: 0 },
  buildMs: 1,
});

const hit = (storedAt: number): TrailStep => ({
  subgraph: 'shop',
  typeName: 'Item',
  policy: 'PRICES',
  status: 'hit',
  why: undefined,
  tier: 'memory',
  entry: entry(storedAt),
});

it('tells in one line what came to the same, by the oldest and the first to expire', () => {
  const miss: TrailStep = { ...hit(0), status: 'miss', why: 'purged', tier: undefined, entry: undefined };
  expect(explain({ steps: [hit(10_000), hit(5_000), miss], fetches: 2 }, 30_500)).toEqual([
    {
      subgraph: 'shop',
      type: 'Item',
      policy: 'PRICES',
      status: 'hit',
      why: null,
      tier: 'memory',
      objects: 2,
      age: 25,
      ttl: 34,
      tags: ['entity Item {"id":"10000"}'],
    },
    {
      subgraph: 'shop',
      type: 'Item',
      policy: 'PRICES',
      status: 'miss',
      why: 'purged',
      tier: null,
      objects: 1,
      age: null,
      ttl: null,
      tags: [],
    },
  ]);
});

it.each([
  [{ explainCache: true }, true],
  [{ explainCache: 'true' }, false],
  [{ explainCache: false }, false],
  [{}, false],
  [null, false],
  ['explainCache', false],
])('is asked for by %j: %s', (extensions, isAsked) => {
  expect(asksForExplanation(extensions)).toBe(isAsked);
});
