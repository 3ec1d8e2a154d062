import { beforeEach, expect, it } from 'vitest';
import type { TokenFacts } from './token-claims.ts';
import { TokenRefusal } from './token-refusal.ts';
import type { VerifyToken } from './verify-token.ts';
import { withTokenCache } from './with-token-cache.ts';

let verified: string[];
let now: number;

const factsOf = (token: string): TokenFacts => ({
  subject: token,
  jti: token,
  expiresAt: 100,
  role: 'MEMBER',
  scopes: [],
  jurisdiction: null,
  age: null,
  patientOf: null,
});

const verify: VerifyToken = async (token) => {
  verified.push(token);
  if (token === 'bad') throw new TokenRefusal('SIGNATURE', 'no');
  return factsOf(token);
};

beforeEach(() => {
  verified = [];
  now = 0;
});

it('verifies a repeated token once', async () => {
  const cached = withTokenCache(verify, { now: () => now, leewayS: 30 });
  expect([await cached('a'), await cached('a'), await cached('b')]).toEqual(['a', 'a', 'b'].map(factsOf));
  expect(verified).toEqual(['a', 'b']);
});

it('verifies a token again once it has ended, leeway included', async () => {
  const cached = withTokenCache(verify, { now: () => now, leewayS: 30 });
  await cached('a');
  now = 129_999;
  await cached('a');
  expect(verified).toEqual(['a']);
  now = 130_000;
  await cached('a');
  expect(verified).toEqual(['a', 'a']);
});

it('verifies a token again after its lifetime, so that withdrawn keys are noticed', async () => {
  const cached = withTokenCache(verify, { now: () => now, leewayS: 30, lifetimeMs: 10_000 });
  await cached('a');
  now = 9_999;
  await cached('a');
  now = 10_000;
  await cached('a');
  expect(verified).toEqual(['a', 'a']);
});

it('does not remember a refusal', async () => {
  const cached = withTokenCache(verify, { now: () => now, leewayS: 30 });
  for (let turn = 0; turn < 2; turn++) await expect(cached('bad')).rejects.toMatchObject({ fault: 'SIGNATURE' });
  expect(verified).toEqual(['bad', 'bad']);
});

it('drops the token that was not used for longest when it is full', async () => {
  const cached = withTokenCache(verify, { now: () => now, leewayS: 30, capacity: 2 });
  for (const token of ['a', 'b', 'a', 'c', 'a', 'c', 'b']) await cached(token);
  expect(verified).toEqual(['a', 'b', 'c', 'b']);
});
