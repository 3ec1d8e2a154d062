import { GraphError } from '@weedhounds/errors';
import type { PolicyClass } from '@weedhounds/policy';
import { callHeader, callLifetime, clockLeeway, type GatewayCall } from './call.ts';
import { callType, checkSecrets } from './sign-call.ts';
import { openToken } from './token.ts';

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
    const claims = openToken<Claims>(header, callType, accepted);
    if (claims === 'is missing') throw refuse('is missing: this subgraph answers its gateway only');
    if (typeof claims === 'string') throw refuse(claims);
    if (claims.aud !== subgraph) throw refuse('is meant for another subgraph');
    const seconds = now() / 1000;
    if (!(claims.exp > seconds - clockLeeway && claims.exp <= claims.iat + callLifetime)) throw refuse('has expired');
    if (!(claims.iat <= seconds + clockLeeway)) throw refuse('comes from the future');
    const { policyClass, sub } = claims;
    return { subgraph, policyClass, ...(sub !== undefined && { subject: sub }) };
  };
}

function refuse(what: string): GraphError {
  return new GraphError('UNAUTHENTICATED', `The header ${callHeader} ${what}.`);
}
