import type { IncomingHttpHeaders } from 'node:http';
import { type PolicyClass, policyClassOf } from '@weedhounds/policy';
import fc from 'fast-check';
import { Keyv } from 'keyv';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createIdentify, type Identify } from './create-identify.ts';
import { audience, makeKey, second, signToken, startIssuer, type TestIssuer, type TestKey } from './issuer.fixture.ts';
import { createRevocations } from './revocations.ts';

let key: TestKey;
let issuer: TestIssuer;
let identify: Identify;

beforeAll(async () => {
  key = await makeKey('k1');
  issuer = await startIssuer(key);
  const now = () => second * 1_000;
  identify = await createIdentify({
    tokens: { kind: 'provider', issuer: issuer.issuer, audience, jwksUrl: issuer.jwksUrl, algorithms: ['ES256'] },
    leewayS: 30,
    trustedProxies: ['10.0.0.0/8'],
    jurisdictionHeader: 'x-viewer-jurisdiction',
    weakestBasis: 'choice',
    revocations: createRevocations({ store: new Keyv<boolean>(), now }),
    now,
  });
});
afterAll(() => issuer.stop());

interface Asked {
  claims: Record<string, unknown> | null;
  headers: IncomingHttpHeaders;
  peer: string;
}

async function classOf({ claims, headers, peer }: Asked): Promise<PolicyClass> {
  const token = claims && (await signToken({ key, issuer: issuer.issuer, claims }));
  const viewer = await identify({
    headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) },
    socket: { remoteAddress: peer },
  } as Parameters<Identify>[0]);
  const { role, jurisdiction, age, patientOf } = viewer;
  return policyClassOf({ role, jurisdiction: jurisdiction?.value ?? null, age: age?.value ?? null, patientOf });
}

const jurisdiction = fc.constantFrom('CO', 'us-ny', 'CA-ON');
const age = fc.integer({ min: 0, max: 150 });
const optional = <T>(values: Record<string, fc.Arbitrary<T>>) => fc.record(values, { requiredKeys: [] });

/** Claims and headers that the class is made of. */
const decisive = fc.record({
  claims: fc.option(
    fc.record(
      { role: fc.constantFrom('member', 'operator'), jurisdiction, age, patient: jurisdiction },
      { requiredKeys: [] },
    ),
  ),
  headers: optional<string>({
    'x-jurisdiction': jurisdiction,
    'x-age-confirmed': age.map(String),
    'x-viewer-jurisdiction': jurisdiction,
  }),
  isProxied: fc.boolean(),
});

const named = [
  'role',
  'jurisdiction',
  'age',
  'patient',
  'amr',
  'iss',
  'aud',
  'exp',
  'nbf',
  'iat',
  'sub',
  'jti',
  'scope',
];
const word = fc.stringMatching(/^[a-zA-Z0-9:_-]{1,12}$/);

/** Everything else of a token. */
const otherClaims = fc.record({
  sub: word,
  jti: word,
  scope: fc.array(fc.oneof(word, fc.constant('operator:tokens'))).map((scopes) => scopes.join(' ')),
  amr: fc.constantFrom(['mfa'], ['pwd', 'otp'], ['mfa', 'geo']),
  others: optional<unknown>({
    email: fc.emailAddress(),
    address: fc.jsonValue(),
    roles: fc.constantFrom(['operator'], 'operator'),
  }),
  more: fc.dictionary(
    word.filter((name) => !named.includes(name)),
    fc.jsonValue(),
  ),
});

const read = ['authorization', 'x-jurisdiction', 'x-age-confirmed', 'x-viewer-jurisdiction', 'x-forwarded-for'];

/** Everything else of a request. */
const otherHeaders = optional<string>({
  'x-forwarded-for': fc.oneof(fc.ipV4(), fc.ipV6(), word),
  'user-agent': word,
  cookie: word,
  'accept-language': fc.constantFrom('en-US', 'de'),
  'cf-ipcountry': jurisdiction,
  'x-role': fc.constant('operator'),
  'x-age': age.map(String),
  'x-jurisdiction-code': jurisdiction,
});
const moreHeaders = fc.dictionary(
  word.map((name) => name.toLowerCase()).filter((name) => !read.includes(name)),
  word,
);
const host = fc.integer({ min: 1, max: 250 });

it('depends on role, place, age and registration alone: every other claim, header and address leaves it as it is', async () => {
  const other = fc.record({ claims: otherClaims, headers: otherHeaders, more: moreHeaders, host });
  await fc.assert(
    fc.asyncProperty(decisive, other, other, async ({ claims, headers, isProxied }, one, two) => {
      const asked = ({
        claims: { more, others: otherNames, ...rest },
        headers: others,
        more: moreOthers,
        host,
      }: typeof one): Asked => ({
        claims: claims && { ...more, ...otherNames, ...rest, ...claims },
        headers: { ...moreOthers, ...others, ...headers },
        peer: isProxied ? `10.0.0.${host}` : `203.0.113.${host}`,
      });
      expect(await classOf(asked(one))).toEqual(await classOf(asked(two)));
    }),
    { numRuns: 300 },
  );
});

it('does depend on each of the four', async () => {
  const claims = { role: 'operator', jurisdiction: 'CO', age: 30, patient: 'CO', amr: ['mfa'] };
  const ask = (changed: Record<string, unknown>) =>
    classOf({ claims: { ...claims, ...changed }, headers: {}, peer: '203.0.113.9' });
  const whole = { role: 'OPERATOR', jurisdiction: 'US-CO', ageClass: 'FROM_21', isPatient: true };
  expect(await ask({})).toEqual(whole);
  expect(await ask({ role: 'member' })).toEqual({ ...whole, role: 'MEMBER' });
  expect(await ask({ jurisdiction: 'NY' })).toEqual({ ...whole, jurisdiction: 'US-NY', isPatient: false });
  expect(await ask({ age: 20 })).toEqual({ ...whole, ageClass: 'FROM_19' });
  expect(await ask({ patient: undefined })).toEqual({ ...whole, isPatient: false });
});
