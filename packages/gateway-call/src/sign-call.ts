import { createHmac } from 'node:crypto';
import { callLifetime, type GatewayCall, shortestSecret } from './call.ts';

/** `{"alg":"HS256","typ":"gateway-call+jwt"}`: a token of another kind signed with the same secret is none of ours. */
const header = encode({ alg: 'HS256', typ: 'gateway-call+jwt' });

export type CallSigner = (call: GatewayCall) => string;

/**
 * Makes the header's value for outgoing calls: a JSON Web Token (RFC 7519) under HMAC SHA-256. Synchronous, because it is
 * made for every call.
 *
 * @param secrets what gateway and subgraphs share; the first signs
 * @param now milliseconds since 1970
 * @throws TypeError when a secret is too short
 */
export function createCallSigner(secrets: readonly string[], now: () => number = Date.now): CallSigner {
  const [secret] = checkSecrets(secrets);
  return ({ subgraph, policyClass, subject }) => {
    const issuedAt = Math.floor(now() / 1000);
    const claims = {
      aud: subgraph,
      iat: issuedAt,
      exp: issuedAt + callLifetime,
      policyClass,
      ...(subject !== undefined && { sub: subject }),
    };
    const signed = `${header}.${encode(claims)}`;
    return `${signed}.${signatureOf(signed, secret)}`;
  };
}

/** @throws TypeError when there is no secret or one is too short */
export function checkSecrets(secrets: readonly string[]): readonly [string, ...string[]] {
  const [first, ...rest] = secrets;
  if (first === undefined || secrets.some((secret) => secret.length < shortestSecret)) {
    throw new TypeError(`A gateway's secret must have at least ${shortestSecret} characters.`);
  }
  return [first, ...rest];
}

/** HMAC SHA-256 in base64url. */
export function signatureOf(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
