import { createHmac } from 'node:crypto';
import { CompactSign, createLocalJWKSet, exportSPKI, importJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { audience, encode, makeKey, second, signToken, type TestKey } from './issuer.fixture.ts';
import { TokenRefusal, toUnauthenticated } from './token-refusal.ts';
import { createTokenVerifier, type VerifyToken } from './verify-token.ts';

const issuer = 'https://issuer.example';
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];

let ec: TestKey;
let rsa: TestKey;
let strange: TestKey;
let verify: VerifyToken;

beforeAll(async () => {
  [ec, rsa, strange] = await Promise.all([makeKey('ec'), makeKey('rsa', 'RS256'), makeKey('ec')]);
  const others = await Promise.all([makeKey('ps', 'PS256'), makeKey('ed', 'EdDSA'), makeKey('es512', 'ES512')]);
  const keys = createLocalJWKSet({ keys: [ec, rsa, ...others].map(({ jwk }) => jwk) });
  verify = createTokenVerifier({ issuer, audience, algorithms, leewayS: 30, keys, now: () => second * 1_000 });
});

const token = (claims?: Record<string, unknown>, header?: Parameters<typeof signToken>[0]['header']) =>
  signToken({ key: ec, issuer, ...(claims && { claims }), ...(header && { header }) });

/** A token signed as HMAC with what anyone may read of a key. */
async function signAsHmac(alg: string, secret: string): Promise<string> {
  const [, body = ''] = (await signToken({ key: rsa, issuer })).split('.');
  const signed = `${encode({ alg, typ: 'at+jwt', kid: 'rsa' })}.${body}`;
  return `${signed}.${createHmac(alg.replace('HS', 'sha'), secret).update(signed).digest('base64url')}`;
}

describe('a verified token', () => {
  it('says who, until when and with which rights', async () => {
    const claims = {
      role: 'operator',
      scope: 'operator:tokens reviews operator:tokens',
      jurisdiction: 'co',
      age: 30,
      patient: 'US-CO',
      amr: ['pwd', 'otp'],
    };
    expect(await verify(await token(claims))).toEqual({
      subject: 'u1',
      jti: 'j1',
      expiresAt: second + 300,
      role: 'OPERATOR',
      scopes: ['operator:tokens', 'reviews'],
      jurisdiction: 'US-CO',
      age: 30,
      patientOf: 'US-CO',
    });
  });

  it('is a member of no known place or age when it does not say more', async () => {
    expect(await verify(await token())).toEqual({
      subject: 'u1',
      jti: 'j1',
      expiresAt: second + 300,
      role: 'MEMBER',
      scopes: [],
      jurisdiction: null,
      age: null,
      patientOf: null,
    });
  });

  it.each(['ES256', 'RS256'])('may be signed with %s', async (alg) => {
    const key = alg === 'ES256' ? ec : rsa;
    expect(await verify(await signToken({ key, issuer }))).toMatchObject({ subject: 'u1' });
  });

  it.each(['at+jwt', 'application/at+jwt', 'AT+JWT', 'JWT'])('may be of the type %s', async (typ) => {
    expect(await verify(await token({}, { typ }))).toMatchObject({ subject: 'u1' });
  });

  it('may be for several audiences of which one is this', async () => {
    expect(await verify(await token({ aud: ['https://other.example', audience] }))).toMatchObject({ subject: 'u1' });
  });

  it('may have clocks differ by the leeway and no more', async () => {
    expect(await verify(await token({ exp: second - 29 }))).toMatchObject({ expiresAt: second - 29 });
    expect(await verify(await token({ nbf: second + 30 }))).toMatchObject({ subject: 'u1' });
    await expect(verify(await token({ exp: second - 30 }))).rejects.toMatchObject({ fault: 'EXPIRED' });
    await expect(verify(await token({ nbf: second + 31 }))).rejects.toMatchObject({ fault: 'CLAIM' });
  });
});

const withoutSignature = async (alg: string) => `${encode({ alg, typ: 'at+jwt' })}.${(await token()).split('.')[1]}.`;

/** Each with what is wrong with it, as the log has it. */
const bad: [string, string, () => Promise<string> | string][] = [
  ['noise', 'MALFORMED', () => 'noise'],
  ['nothing between its dots', 'MALFORMED', () => '..'],
  [
    'a header that is no JSON',
    'MALFORMED',
    async () => `${encode('{')}.${(await token()).split('.').slice(1).join('.')}`,
  ],
  ['a fourth part', 'MALFORMED', async () => `${await token()}.x`],
  ['claims that are no object', 'MALFORMED', () => signRaw('[]')],
  ['the algorithm none', 'ALGORITHM', () => withoutSignature('none')],
  ['the algorithm None', 'ALGORITHM', () => withoutSignature('None')],
  ['no algorithm', 'ALGORITHM', () => withoutSignature(undefined as never)],
  ['the public key as the secret of HS256', 'ALGORITHM', async () => signAsHmac('HS256', await pem())],
  ['the public key as the secret of HS512', 'ALGORITHM', async () => signAsHmac('HS512', await pem())],
  ['the published key as the secret of HS256', 'ALGORITHM', () => signAsHmac('HS256', JSON.stringify(rsa.jwk))],
  [
    'an algorithm that is not allowed',
    'ALGORITHM',
    async () => signToken({ key: await makeKey('es512', 'ES512'), issuer }),
  ],
  ['a key of another algorithm', 'KEY', () => token({}, { kid: 'rsa' })],
  ['a key that is not published', 'KEY', () => token({}, { kid: 'other' })],
  ['another signer under a published name', 'SIGNATURE', () => signToken({ key: strange, issuer })],
  ['no signature', 'SIGNATURE', async () => `${(await token()).split('.').slice(0, 2).join('.')}.`],
  ['the signature of another token', 'SIGNATURE', async () => splice(await token({ role: 'operator' }), await token())],
  ['jku in its header', 'HEADER', () => token({}, { jku: 'https://evil.example/keys' })],
  ['jwk in its header', 'HEADER', () => signToken({ key: strange, issuer, header: { jwk: strange.jwk as never } })],
  ['x5u in its header', 'HEADER', () => token({}, { x5u: 'https://evil.example/cert' })],
  ['x5c in its header', 'HEADER', () => token({}, { x5c: ['MIIB'] })],
  ['crit in its header', 'HEADER', () => token({}, { crit: ['known'], known: 1 })],
  ['an ID token’s lack of a type', 'TYPE', () => token({}, { typ: undefined as never })],
  ['the type of a logout token', 'TYPE', () => token({}, { typ: 'logout+jwt' })],
  ['the type of a gateway’s call', 'TYPE', () => token({}, { typ: 'gateway-call+jwt' })],
  ['another issuer', 'CLAIM', () => token({ iss: 'https://evil.example' })],
  ['an issuer with a slash more', 'CLAIM', () => token({ iss: `${issuer}/` })],
  ['no issuer', 'CLAIM', () => token({ iss: undefined })],
  ['another audience', 'CLAIM', () => token({ aud: 'https://other.example' })],
  ['no audience', 'CLAIM', () => token({ aud: undefined })],
  ['an end that has passed', 'EXPIRED', () => token({ exp: second - 31 })],
  ['no end', 'CLAIM', () => token({ exp: undefined })],
  ['an end that is a text', 'CLAIM', () => token({ exp: '9999999999' as never })],
  [
    'an end that never comes',
    'CLAIM',
    () => signRaw(`{"iss":"${issuer}","aud":"${audience}","sub":"u1","jti":"j1","exp":1e999}`),
  ],
  ['an end in milliseconds', 'CLAIM', () => token({ exp: (second + 300) * 1_000 })],
  ['a beginning to come', 'CLAIM', () => token({ nbf: second + 60 })],
  ['no subject', 'CLAIM', () => token({ sub: undefined })],
  ['an empty subject', 'CLAIM', () => token({ sub: '' })],
  ['no name to revoke it by', 'CLAIM', () => token({ jti: undefined })],
  ['a role there is not', 'CLAIM', () => token({ role: 'admin' })],
  ['several roles', 'CLAIM', () => token({ role: ['operator'] })],
  ['scopes as a list', 'CLAIM', () => token({ scope: ['operator:tokens'] })],
  ['a place there is not', 'CLAIM', () => token({ jurisdiction: 'Colorado' })],
  ['an age that is a text', 'CLAIM', () => token({ age: '30' })],
  ['an age below zero', 'CLAIM', () => token({ age: -1 })],
  ['an age with a fraction', 'CLAIM', () => token({ age: 20.9 })],
  ['a patient of nowhere', 'CLAIM', () => token({ patient: true })],
  ['methods of sign-in that are no list', 'CLAIM', () => token({ role: 'operator', amr: 'mfa' })],
];

async function pem(): Promise<string> {
  return exportSPKI((await importJWK(rsa.jwk, 'RS256')) as CryptoKey);
}

function signRaw(payload: string): Promise<string> {
  return new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({ alg: 'ES256', kid: 'ec', typ: 'at+jwt' })
    .sign(ec.privateKey);
}

function splice(claims: string, signature: string): string {
  return [...claims.split('.').slice(0, 2), signature.split('.')[2]].join('.');
}

describe('a token is refused', () => {
  it.each(bad)('for %s, as %s, and its client is told no more than that it is not valid', async (_, fault, make) => {
    const refusal: unknown = await verify(await make()).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(TokenRefusal);
    expect(refusal).toMatchObject({ fault });
    const { code, message, cause } = toUnauthenticated(refusal as TokenRefusal);
    expect({ code, message, cause }).toEqual({
      code: 'UNAUTHENTICATED',
      message: 'The bearer token is not valid.',
      cause: refusal,
    });
  });

  it('names the claim that is wrong in its reason', async () => {
    const claims = bad.filter(([, fault]) => fault === 'CLAIM');
    const reasons = await Promise.all(
      claims.map(async ([, , make]) => verify(await make()).then(String, (error: Error) => error.message)),
    );
    const named = reasons.map((reason) => /"(\w+)"/.exec(reason)?.[1]);
    expect(named.join(' ')).toBe(
      'iss iss iss aud aud exp exp exp exp nbf sub sub jti role role scope jurisdiction age age age patient amr',
    );
  });
});

describe('an operator', () => {
  it.each([
    [{ role: 'operator' }],
    [{ role: 'operator', amr: ['pwd'] }],
    [{ role: 'operator', amr: ['pwd', 'pin'] }],
    [{ scope: 'reviews operator:tokens', amr: ['otp', 'sms'] }],
  ])('is refused without a second factor: %j', async (claims) => {
    const refusal: unknown = await verify(await token(claims)).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ fault: 'SECOND_FACTOR' });
    expect(toUnauthenticated(refusal as TokenRefusal).message).toContain('second factor');
  });

  it.each([
    [{ role: 'operator', amr: ['mfa'] }, 'OPERATOR'],
    [{ role: 'operator', amr: ['pwd', 'hwk'] }, 'OPERATOR'],
    [{ scope: 'operator:tokens', amr: ['fpt', 'hwk'] }, 'MEMBER'],
  ])('is believed with one: %j', async (claims, role) => {
    expect(await verify(await token(claims))).toMatchObject({ role });
  });

  it('is told of the second factor only once the signature holds', async () => {
    const forged = splice(await token({ role: 'operator' }), await token());
    await expect(verify(forged)).rejects.toMatchObject({ fault: 'SIGNATURE' });
  });
});
