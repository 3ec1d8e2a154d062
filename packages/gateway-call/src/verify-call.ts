import { timingSafeEqual } from 'node:crypto';
import { GraphError } from '@weedhounds/errors';
import type { PolicyClass } from '@weedhounds/policy';
import { callHeader, callLifetime, clockLeeway, type GatewayCall } from './call.ts';
import { checkSecrets, signatureOf } from './sign-call.ts';

export type CallVerifier = (header: string | undefined) => GatewayCall;

interface Claims {
  aud: string;
  iat: number;
  exp: number;
  policyClass: PolicyClass;
  sub?: string;
}

/**
 * Checks the header of incoming calls: signed with one of the secrets, meant for this subgraph, and not older than its
 * life.
 *
 * @param secrets every one that is accepted, so that a new one can be brought in before the old one goes
 * @throws TypeError when a secret is too short; the verifier throws GraphError UNAUTHENTICATED
 */
export function createCallVerifier(
  secrets: readonly string[],
  subgraph: string,
  now: () => number = Date.now,
): CallVerifier {
  const accepted = checkSecrets(secrets);
  return (header) => {
    if (header === undefined || header === '') throw refuse(`is missing: this subgraph answers its gateway only`);
    const [head = '', body = '', signature = '', ...rest] = header.split('.');
    const isSigned = accepted.some((secret) => isSame(signature, signatureOf(`${head}.${body}`, secret)));
    if (!isSigned || rest.length > 0) throw refuse('is not signed with a secret of this subgraph');
    // Whoever knows the secret wrote this, so its shape can be trusted once it is known to be a call.
    const { alg, typ } = decode<{ alg: string; typ: string }>(head);
    if (alg !== 'HS256' || typ !== 'gateway-call+jwt') throw refuse('is no signed call');
    const claims = decode<Claims>(body);
    if (claims.aud !== subgraph) throw refuse('is meant for another subgraph');
    const seconds = now() / 1000;
    if (!(claims.exp > seconds - clockLeeway && claims.exp <= claims.iat + callLifetime)) throw refuse('has expired');
    if (!(claims.iat <= seconds + clockLeeway)) throw refuse('comes from the future');
    const { policyClass, sub } = claims;
    return { subgraph, policyClass, ...(sub !== undefined && { subject: sub }) };
  };
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function decode<T>(part: string): T {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as T;
}

function refuse(what: string): GraphError {
  return new GraphError('UNAUTHENTICATED', `The header ${callHeader} ${what}.`);
}
