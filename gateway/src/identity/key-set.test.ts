import type { JWTVerifyGetKey } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audience, makeKey, second, signToken, startIssuer, type TestIssuer, type TestKey } from './issuer.fixture.ts';
import { createKeySet } from './key-set.ts';
import { createKeyLoader } from './load-keys.ts';
import { createTokenVerifier, type VerifyToken } from './verify-token.ts';

let first: TestKey;
let next: TestKey;
let issuer: TestIssuer;
let elapsed: number;
let failures: unknown[];
let verify: VerifyToken;

function verifierOf(keys: JWTVerifyGetKey): VerifyToken {
  const now = () => second * 1_000;
  return createTokenVerifier({ issuer: issuer.issuer, audience, algorithms: ['ES256'], leewayS: 30, keys, now });
}

function keysOf(limits: { timeoutMs?: number; byteLimit?: number; jwksUrl?: string | undefined } = {}) {
  return createKeySet({
    load: createKeyLoader({ issuer: issuer.issuer, jwksUrl: issuer.jwksUrl, ...limits }),
    now: () => elapsed,
    onFailure: (cause) => failures.push(cause),
  });
}

beforeEach(async () => {
  [first, next] = await Promise.all([makeKey('first'), makeKey('next')]);
  issuer = await startIssuer(first);
  elapsed = 0;
  failures = [];
  verify = verifierOf(keysOf());
});
afterEach(() => issuer.stop());

const tokenOf = (key: TestKey, kid = key.kid) => signToken({ key, issuer: issuer.issuer, header: { kid } });
const outcome = (key: TestKey, kid?: string) =>
  tokenOf(key, kid)
    .then(verify)
    .then(
      () => 'good',
      ({ fault }) => fault,
    );
/** Lets a load that nobody waited for end, by the count of what it does. */
const settled = async (fetches: number) => {
  await expect.poll(() => issuer.fetches).toBe(fetches);
};

describe('the keys of an issuer', () => {
  it('are fetched once for many tokens', async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => outcome(first)));
    expect(outcomes).toEqual(Array.from({ length: 50 }, () => 'good'));
    expect(issuer.fetches).toBe(1);
  });

  it('are found by asking the issuer where it is not configured', async () => {
    verify = verifierOf(keysOf({ jwksUrl: undefined }));
    expect(await outcome(first)).toBe('good');
  });

  it('change without a token being refused in between', async () => {
    expect(await outcome(first)).toBe('good');
    issuer.keys.push(next.jwk);
    elapsed = 30_000;
    expect([await outcome(next), await outcome(first)]).toEqual(['good', 'good']);
    issuer.keys.shift();
    elapsed += 299_999;
    expect([await outcome(next), await outcome(first)]).toEqual(['good', 'good']);
    elapsed += 1;
    expect([await outcome(next), await outcome(first)]).toEqual(['good', 'KEY']);
  });

  it('are fetched at most once in 30 seconds, however many unknown keys are named', async () => {
    await outcome(first);
    elapsed = 29_999;
    for (let turn = 0; turn < 20; turn++) expect(await outcome(next, `unknown ${turn}`)).toBe('KEY');
    expect(issuer.fetches).toBe(1);
    elapsed = 30_000;
    const flood = await Promise.all(Array.from({ length: 200 }, (_, turn) => outcome(next, `unknown ${turn}`)));
    expect(new Set(flood)).toEqual(new Set(['KEY']));
    expect(issuer.fetches).toBe(2);
    elapsed = 59_999;
    await outcome(next);
    expect([issuer.fetches, await outcome(first)]).toEqual([2, 'good']);
  });

  it('are fetched at most once in 30 seconds while the fetch fails, too', async () => {
    issuer.answer = (_, response) => void response.writeHead(500).end();
    await Promise.all(Array.from({ length: 50 }, (_, turn) => outcome(next, `unknown ${turn}`)));
    expect([issuer.fetches, failures.length]).toEqual([1, 1]);
    elapsed = 30_000;
    issuer.answer = undefined;
    expect([await outcome(first), issuer.fetches]).toEqual(['good', 2]);
  });
});

describe('while the host of the keys is down', () => {
  it('keys that were fetched go on serving, however old, and new ones are had when it is up', async () => {
    expect(await outcome(first)).toBe('good');
    await issuer.stop();
    for (elapsed of [30_000, 300_000, 330_000, 86_400_000]) {
      expect([await outcome(first), await outcome(next)]).toEqual(['good', 'KEY']);
    }
    expect(issuer.fetches).toBe(1);
    expect(failures).not.toEqual([]);
    issuer.keys = [next.jwk];
    await issuer.restart();
    elapsed += 30_000;
    expect(await outcome(next)).toBe('good');
    expect(await outcome(first)).toBe('KEY');
  });

  it('tokens cannot be checked when no key was ever fetched', async () => {
    await issuer.stop();
    expect(await outcome(first)).toBe('UNCHECKED');
    await issuer.restart();
    elapsed = 29_999;
    expect([await outcome(first), issuer.fetches]).toEqual(['UNCHECKED', 0]);
    elapsed = 30_000;
    expect(await outcome(first)).toBe('good');
  });

  it('nobody waits for it once it is known', async () => {
    await outcome(first);
    await issuer.stop();
    elapsed = 300_000;
    await outcome(first);
    await issuer.restart();
    const held: (() => void)[] = [];
    issuer.answer = (_, response) => void held.push(() => response.end(JSON.stringify({ keys: [next.jwk] })));
    elapsed = 330_000;
    expect(await outcome(first)).toBe('good');
    await settled(2);
    for (const release of held) release();
    await expect.poll(() => outcome(first)).toBe('KEY');
  });
});

describe('an answer that is no set of keys leaves the keys as they were:', () => {
  it.each([
    ['an error', (send: Send) => send(503, '{"keys":[]}')],
    ['noise', (send: Send) => send(200, '<html>')],
    ['another document', (send: Send) => send(200, '{"error":"x"}')],
    ['a redirect', (send: Send) => send(302, '', { location: '/moved' })],
    ['too many bytes', (send: Send) => send(200, JSON.stringify({ keys: [], padding: 'x'.repeat(10_000) }))],
    ['nothing at all', () => {}],
  ])('%s', async (_, answer) => {
    verify = verifierOf(keysOf({ timeoutMs: 200, byteLimit: 10_000 }));
    await outcome(first);
    issuer.answer = (_request, response) =>
      answer((status, body, headers = {}) => void response.writeHead(status, headers).end(body));
    elapsed = 300_000;
    expect([await outcome(first), failures.length]).toEqual(['good', 1]);
  });

  type Send = (status: number, body: string, headers?: Record<string, string>) => void;
});

describe('an issuer that is asked where its keys are', () => {
  it('is not believed when it says it is another', async () => {
    const load = createKeyLoader({ issuer: `${issuer.issuer}/`, jwksUrl: undefined });
    await expect(load()).rejects.toThrow('is of another issuer');
  });

  it('is not followed to an address without https', async () => {
    issuer.jwksUrl = 'http://keys.example/';
    const load = createKeyLoader({ issuer: issuer.issuer, jwksUrl: undefined });
    await expect(load()).rejects.toThrow('must be an https address');
  });
});
