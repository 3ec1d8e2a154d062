import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keyv } from 'keyv';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createIdentify, type Identify, type IdentifyOptions, type IdentityEvent } from './create-identify.ts';
import { openDevelopmentKey, signDevelopmentToken } from './development-key.ts';
import { audience, makeKey, second, signToken, startIssuer, type TestIssuer, type TestKey } from './issuer.fixture.ts';
import { createRevocations, type Revocations } from './revocations.ts';

let key: TestKey;
let issuer: TestIssuer;
let revocations: Revocations;
let events: string[];
let identify: Identify;

const now = () => second * 1_000;
const stranger = {
  role: 'STRANGER',
  subject: null,
  scopes: [],
  jurisdiction: null,
  age: null,
  patientOf: null,
  caller: '203.0.113.9',
};

beforeAll(async () => {
  key = await makeKey('k1');
  issuer = await startIssuer(key);
});
afterAll(() => issuer.stop());

function open(options: Partial<IdentifyOptions> = {}): Promise<Identify> {
  return createIdentify({
    tokens: { kind: 'provider', issuer: issuer.issuer, audience, jwksUrl: undefined, algorithms: ['ES256'] },
    leewayS: 30,
    trustedProxies: ['10.0.0.0/8'],
    jurisdictionHeader: 'x-viewer-jurisdiction',
    weakestBasis: 'choice',
    revocations,
    now,
    onEvent: (event: IdentityEvent) => events.push(event.kind === 'token-refused' ? event.fault : event.kind),
    ...options,
  });
}

beforeEach(async () => {
  events = [];
  revocations = createRevocations({ store: new Keyv<boolean>(), now });
  identify = await open();
});

type Request = Parameters<Identify>[0];

function request(headers: Request['headers'], peer = '203.0.113.9'): Request {
  return { headers, socket: { remoteAddress: peer } as Request['socket'] };
}

const bearer = async (claims: Record<string, unknown> = {}) =>
  `Bearer ${await signToken({ key, issuer: issuer.issuer, claims })}`;
const operator = { role: 'operator', scope: 'operator:tokens', amr: ['mfa'] };

describe('a viewer', () => {
  it('without a token is a stranger, counted by address', async () => {
    expect(await identify(request({}))).toEqual(stranger);
    expect(await identify(request({}, '2001:db8:1:2:3::4'))).toEqual({ ...stranger, caller: '2001:db8:1:2::/64' });
    expect(await identify(request({ 'x-forwarded-for': '198.51.100.1' }, '::ffff:10.0.0.1'))).toEqual({
      ...stranger,
      caller: '198.51.100.1',
    });
  });

  it('with a token is whom it says, counted by subject', async () => {
    const claims = { ...operator, sub: '203.0.113.9', jurisdiction: 'CO', age: 30, patient: 'CO' };
    expect(await identify(request({ authorization: await bearer(claims) }))).toEqual({
      role: 'OPERATOR',
      subject: '203.0.113.9',
      scopes: ['operator:tokens'],
      jurisdiction: { value: 'US-CO', basis: 'token' },
      age: { value: 30, basis: 'token' },
      patientOf: 'US-CO',
      caller: 'subject:203.0.113.9',
    });
  });
});

describe('place and age', () => {
  const choice = { 'x-jurisdiction': 'co', 'x-age-confirmed': '21' };
  const proxied = { ...choice, 'x-viewer-jurisdiction': 'NY' };
  const stated = async (headers: Request['headers'], options: { peer?: string; using?: Identify } = {}) => {
    const { jurisdiction, age } = await (options.using ?? identify)(request(headers, options.peer));
    return [jurisdiction, age];
  };
  const byChoice = [
    { value: 'US-CO', basis: 'choice' },
    { value: 21, basis: 'choice' },
  ];

  it('are the viewer’s own word when nothing stronger says', async () => {
    expect(await stated(choice)).toEqual(byChoice);
    expect(await stated({ ...choice, authorization: await bearer() })).toEqual(byChoice);
  });

  it('come from a trusted proxy before that, and from no one else by its header', async () => {
    expect(await stated(proxied, { peer: '10.0.0.1' })).toEqual([{ value: 'US-NY', basis: 'proxy' }, byChoice[1]]);
    expect(await stated(proxied)).toEqual(byChoice);
    expect(await stated({ ...proxied, 'x-forwarded-for': '10.0.0.1' })).toEqual(byChoice);
    expect(await stated({ ...choice, 'x-viewer-jurisdiction': '' }, { peer: '10.0.0.1' })).toEqual(byChoice);
  });

  it('come from the token before all, each by itself', async () => {
    const authorization = await bearer({ jurisdiction: 'ca-on' });
    expect(await stated({ ...proxied, authorization }, { peer: '10.0.0.1' })).toEqual([
      { value: 'CA-ON', basis: 'token' },
      byChoice[1],
    ]);
    expect(await stated({ ...choice, authorization: await bearer({ age: 17 }) })).toEqual([
      byChoice[0],
      { value: 17, basis: 'token' },
    ]);
  });

  it('are not believed on a weaker basis than the setting asks for, well formed or not', async () => {
    const [proxy, token] = [await open({ weakestBasis: 'proxy' }), await open({ weakestBasis: 'token' })];
    const viaProxy = { peer: '10.0.0.1' };
    expect(await stated(proxied, { ...viaProxy, using: proxy })).toEqual([{ value: 'US-NY', basis: 'proxy' }, null]);
    expect(await stated({ 'x-jurisdiction': '?', 'x-age-confirmed': '?' }, { using: proxy })).toEqual([null, null]);
    expect(await stated(proxied, { ...viaProxy, using: token })).toEqual([null, null]);
  });

  it.each([
    ['x-jurisdiction', 'Colorado', '203.0.113.9'],
    ['x-jurisdiction', 'CO, NY', '203.0.113.9'],
    ['x-viewer-jurisdiction', 'XX', '10.0.0.1'],
    ['x-age-confirmed', '21.5', '203.0.113.9'],
    ['x-age-confirmed', '-1', '203.0.113.9'],
    ['x-age-confirmed', '151', '203.0.113.9'],
    ['x-age-confirmed', '21, 30', '203.0.113.9'],
    ['x-age-confirmed', 'yes', '203.0.113.9'],
  ])('are refused as BAD_USER_INPUT when %s is %j', async (name, value, peer) => {
    await expect(identify(request({ [name]: value }, peer))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      extensions: { argument: [name] },
      message: expect.stringContaining(`The header ${name} must be `),
    });
  });
});

describe('a header Authorization', () => {
  it.each(['', 'Bearer', 'Bearer ', 'Basic dTpw', 'bearer: x', 'Bearer a b', 'Token x'])(
    'that is %j is refused, not taken for a stranger’s',
    async (authorization) => {
      await expect(identify(request({ authorization }))).rejects.toMatchObject({
        code: 'UNAUTHENTICATED',
        message: 'The Authorization header must be "Bearer", a space and a token.',
      });
      expect(events).toEqual(['SCHEME']);
    },
  );

  it('may write its scheme in any case', async () => {
    const authorization = (await bearer()).replace('Bearer', 'bearer');
    expect(await identify(request({ authorization }))).toMatchObject({ role: 'MEMBER' });
  });

  it('with a bad token is refused with its reason in the log alone', async () => {
    const authorization = await bearer({ aud: 'other' });
    await expect(identify(request({ authorization }))).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
      message: 'The bearer token is not valid.',
      cause: { fault: 'CLAIM', message: 'unexpected "aud" claim value' },
    });
    expect(events).toEqual(['CLAIM']);
  });
});

describe('a revoked token', () => {
  it('is refused from then on, though it was accepted before', async () => {
    const authorization = await bearer({ jti: 'lost' });
    expect(await identify(request({ authorization }))).toMatchObject({ role: 'MEMBER' });
    await revocations.revoke('lost', second + 300);
    await expect(identify(request({ authorization }))).rejects.toMatchObject({
      message: 'The bearer token is not valid.',
      cause: { fault: 'REVOKED' },
    });
    expect(await identify(request({ authorization: await bearer({ jti: 'kept' }) }))).toMatchObject({ role: 'MEMBER' });
  });

  it('is not told from others while the store is down: members get in, operators do not', async () => {
    const down = async () => Promise.reject(new Error('down'));
    const using = await open({ revocations: { revoke: down, isRevoked: down, close: async () => {} } });
    expect(await using(request({ authorization: await bearer() }))).toMatchObject({ role: 'MEMBER' });
    for (const claims of [operator, { scope: 'operator:tokens', amr: ['mfa'] }]) {
      const refused = using(request({ authorization: await bearer(claims) }));
      await expect(refused).rejects.toMatchObject({ code: 'UNAUTHENTICATED', cause: { fault: 'UNCHECKED' } });
    }
    const once = ['revocations-not-read', 'UNCHECKED'];
    expect(events).toEqual(['revocations-not-read', ...once, ...once]);
  });
});

it('says that tokens cannot be checked when the provider was never reached', async () => {
  const gone = await startIssuer();
  await gone.stop();
  const { tokens } = { tokens: { kind: 'provider', audience, jwksUrl: undefined, algorithms: ['ES256'] } as const };
  const using = await open({ tokens: { ...tokens, issuer: gone.issuer } });
  const authorization = `Bearer ${await signToken({ key, issuer: gone.issuer })}`;
  await expect(using(request({ authorization }))).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
    message: 'Tokens cannot be checked at the moment; try again shortly.',
  });
  expect(events).toEqual(['keys-not-loaded', 'UNCHECKED']);
});

describe('the development key', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'identify-'));
  });
  const tokenOf = async (folder: string) =>
    signDevelopmentToken(
      await openDevelopmentKey(folder),
      { sub: 'me', role: 'operator' },
      { now: now(), lifetimeS: 60 },
    );

  it('is made at the start and believed', async () => {
    const using = await open({ tokens: { kind: 'development', dataDir } });
    expect(await readdir(dataDir)).toEqual(['development-key.json']);
    const authorization = `Bearer ${await tokenOf(dataDir)}`;
    expect(await using(request({ authorization }))).toMatchObject({ role: 'OPERATOR', subject: 'me' });
    await rm(dataDir, { recursive: true });
  });

  it.each(['nobody', 'provider'])('is not believed where tokens are of: %s', async (kind) => {
    const using = await open(kind === 'nobody' ? { tokens: { kind } } : {});
    expect(await readdir(dataDir)).toEqual([]);
    const authorization = `Bearer ${await tokenOf(dataDir)}`;
    await expect(using(request({ authorization }))).rejects.toMatchObject({
      message: 'The bearer token is not valid.',
    });
    expect(events).toEqual([kind === 'nobody' ? 'NO_PROVIDER' : 'ALGORITHM']);
    await rm(dataDir, { recursive: true });
  });
});
