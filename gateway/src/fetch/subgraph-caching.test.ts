import { expect, it } from 'vitest';
import { readCaching, strictestCaching } from './subgraph-caching.ts';

const free = {
  mayKeep: true,
  isPrivate: false,
  mustRevalidate: false,
  maxAgeMs: Number.POSITIVE_INFINITY,
  ageMs: 0,
};

it.each([
  ['no-store', undefined, { mayKeep: false }],
  ['max-age=60, No-Store', undefined, { mayKeep: false, maxAgeMs: 60_000 }],
  ['no-cache="set-cookie"', undefined, { mayKeep: false }],
  ['private', undefined, { isPrivate: true }],
  ['max-age=60', undefined, { maxAgeMs: 60_000 }],
  ['max-age=60', '20', { maxAgeMs: 60_000, ageMs: 20_000 }],
  ['max-age=60', '60', { mayKeep: false, maxAgeMs: 60_000, ageMs: 60_000 }],
  ['max-age="60"', undefined, { maxAgeMs: 60_000 }],
  ['max-age=90, max-age=60', undefined, { maxAgeMs: 60_000 }],
  ['max-age=soon', undefined, { mayKeep: false, maxAgeMs: 0 }],
  ['max-age=-1', undefined, { mayKeep: false, maxAgeMs: 0 }],
  ['max-age=10, s-maxage=60', undefined, { maxAgeMs: 60_000, mustRevalidate: true }],
  ['must-revalidate', undefined, { mustRevalidate: true }],
  ['proxy-revalidate', undefined, { mustRevalidate: true }],
  ['public, immutable', undefined, {}],
  [undefined, '7', { ageMs: 7_000 }],
] as const)('reads Cache-Control %j and Age %j', (cacheControl, age, said) => {
  expect(readCaching(cacheControl, age)).toEqual({ ...free, ...said });
});

it.each([
  [undefined, undefined],
  ['', undefined],
  [undefined, 'long'],
])('reads nothing out of Cache-Control %j and Age %j', (cacheControl, age) => {
  expect(readCaching(cacheControl, age)).toBeUndefined();
});

it('takes the strictest of several, whatever the others do not say', () => {
  const all = [readCaching('max-age=60, private', '5'), undefined, readCaching('max-age=90, must-revalidate', '7')];
  expect(strictestCaching(all)).toEqual({
    mayKeep: true,
    isPrivate: true,
    mustRevalidate: true,
    maxAgeMs: 60_000,
    ageMs: 7_000,
  });
  expect([strictestCaching([]), strictestCaching([undefined])]).toEqual([undefined, undefined]);
});
