import { callLifetime, type GatewayCall, shortestSecret } from './call.ts';
import { sealToken } from './token.ts';

/** A token of another kind signed with the same secret is none of ours. */
export const callType = 'gateway-call+jwt';

export type CallSigner = (call: GatewayCall) => string;

/**
 * Makes the header's value for outgoing calls.
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
    return sealToken(callType, claims, secret);
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
