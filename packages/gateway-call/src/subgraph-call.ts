import { GraphError } from '@weedhounds/errors';
import { callLifetime, clockLeeway } from './call.ts';
import { checkSecrets } from './sign-call.ts';
import { openToken, sealToken } from './token.ts';

/** Header that carries a call of a subgraph to its gateway, lower case. */
export const subgraphCallHeader = 'x-subgraph-call';

const type = 'subgraph-call+jwt';

interface Claims {
  iss: string;
  iat: number;
  exp: number;
}

/**
 * Makes the header's value for calls of a subgraph to a gateway: a JSON Web Token (RFC 7519) under HMAC SHA-256, with the same secrets as the calls the
 * other way and of another type, so that neither can be taken for the other.
 *
 * @param name the subgraph's
 * @throws TypeError when a secret is too short
 */
export function createSubgraphSigner(
  secrets: readonly string[],
  name: string,
  now: () => number = Date.now,
): () => string {
  const [secret] = checkSecrets(secrets);
  return () => {
    const iat = Math.floor(now() / 1000);
    return sealToken(type, { iss: name, iat, exp: iat + callLifetime } satisfies Claims, secret);
  };
}

/**
 * Checks that a call comes from a subgraph.
 *
 * @returns the subgraph's name; the verifier throws GraphError UNAUTHENTICATED
 * @throws TypeError when a secret is too short
 */
export function createSubgraphVerifier(
  secrets: readonly string[],
  now: () => number = Date.now,
): (header: string | undefined) => string {
  const accepted = checkSecrets(secrets);
  return (header) => {
    const opened = openToken<Claims>(header, type, accepted);
    if (typeof opened === 'string') throw refuse(opened);
    const seconds = now() / 1000;
    if (!(opened.exp > seconds - clockLeeway && opened.exp <= opened.iat + callLifetime)) throw refuse('has expired');
    if (!(opened.iat <= seconds + clockLeeway)) throw refuse('comes from the future');
    return opened.iss;
  };
}

function refuse(what: string): GraphError {
  return new GraphError('UNAUTHENTICATED', `The header ${subgraphCallHeader} ${what}.`);
}
