import { createHmac } from 'node:crypto';
import type { GraphError } from '@weedhounds/errors';
import type { PolicyClass } from '@weedhounds/policy';
import { jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { callLifetime, createCallSigner, createCallVerifier } from './index.ts';

const secret = 'a secret that is long enough to be one';
const other = 'another secret, just as long as the first';
const policyClass: PolicyClass = { role: 'STRANGER', jurisdiction: 'US-CO', ageClass: 'FROM_21', isPatient: false };
const at = (seconds: number) => () => seconds * 1000;
const sign = createCallSigner([secret], at(1_000));
const call = sign({ subgraph: 'menu', policyClass });
const verify = (header: string | undefined, { secrets = [secret], subgraph = 'menu', second = 1_000 } = {}) =>
  createCallVerifier(secrets, subgraph, at(second))(header);

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const seal = (header: unknown, claims: unknown, key = secret) => {
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
};
const head = { alg: 'HS256', typ: 'gateway-call+jwt' };
const claims = { aud: 'menu', iat: 1_000, exp: 1_030, policyClass };

describe('a signed call', () => {
  it('brings the policy class to the subgraph it is for', () => {
    expect(verify(call)).toEqual({ subgraph: 'menu', policyClass });
  });

  it('brings the identity where it is given', () => {
    expect(verify(sign({ subgraph: 'menu', policyClass, subject: 'u1' }))).toEqual({
      subgraph: 'menu',
      policyClass,
      subject: 'u1',
    });
  });

  it('is a JSON Web Token that others can read', async () => {
    const key = new TextEncoder().encode(secret);
    const { payload } = await jwtVerify(call, key, { audience: 'menu', currentDate: new Date(1_000_000) });
    expect(payload).toEqual(claims);
  });

  it('is taken under any secret of the list, so that secrets can be changed', () => {
    expect(verify(call, { secrets: [other, secret] })).toEqual({ subgraph: 'menu', policyClass });
  });

  it('lives 30 seconds, with 5 for clocks that differ', () => {
    expect(callLifetime).toBe(30);
    expect(verify(call, { second: 1_034 })).toEqual({ subgraph: 'menu', policyClass });
    expect(() => verify(call, { second: 1_035 })).toThrow('has expired');
    expect(() => verify(call, { second: 994 })).toThrow('comes from the future');
  });
});

describe('refuses, as UNAUTHENTICATED,', () => {
  const [first = '', second = '', third = ''] = call.split('.');
  it.each([
    ['no header', undefined, 'is missing'],
    ['an empty header', '', 'is missing'],
    ['noise', 'noise', 'is not signed'],
    ['a call without its signature', `${first}.${second}.`, 'is not signed'],
    ['a signature of another call', `${first}.${encode({ ...claims, aud: 'strain' })}.${third}`, 'is not signed'],
    ['another secret', seal(head, claims, other), 'is not signed'],
    ['a fourth part', `${call}.x`, 'is not signed'],
    ['no signing at all', `${encode({ alg: 'none' })}.${second}.`, 'is not signed'],
    ['a token of another type', seal({ alg: 'HS256', typ: 'JWT' }, claims), 'is no signed call'],
    ['another algorithm in the header', seal({ ...head, alg: 'HS512' }, claims), 'is no signed call'],
    ['a call for another subgraph', seal(head, { ...claims, aud: 'strain' }), 'another subgraph'],
    ['a life that is too long', seal(head, { ...claims, exp: 9_999 }), 'has expired'],
    ['a call without an end', seal(head, { ...claims, exp: undefined }), 'has expired'],
    ['a call without a beginning', seal(head, { ...claims, iat: undefined }), 'has expired'],
  ])('%s', (_, header, message) => {
    const refused = () => verify(header);
    expect(refused).toThrow(message);
    expect(refused).toThrow(expect.objectContaining({ code: 'UNAUTHENTICATED' }) as GraphError);
  });
});

it('takes no short secret', () => {
  expect(() => createCallSigner(['short'])).toThrow('at least 32 characters');
  expect(() => createCallVerifier([secret, 'short'], 'menu')).toThrow('at least 32 characters');
  expect(() => createCallSigner([])).toThrow('at least 32 characters');
});
