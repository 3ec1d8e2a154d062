import type { IncomingMessage } from 'node:http';
import type { Viewer } from '../context.ts';
import { createNetworkTest, networkOf } from './addresses.ts';
import { originOf } from './client-address.ts';
import type { IdentitySettings } from './identity-settings.ts';
import { openTokens } from './open-tokens.ts';
import { readAge, readJurisdiction } from './read-statements.ts';
import type { Revocations } from './revocations.ts';
import { hasOperatorPowers, type TokenFacts } from './token-claims.ts';
import { type TokenFault, TokenRefusal, toUnauthenticated } from './token-refusal.ts';
import type { VerifyToken } from './verify-token.ts';

export type Identify = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => Promise<Viewer>;

/** What happens while viewers are identified, for the log. */
export type IdentityEvent =
  | { kind: 'token-refused'; fault: TokenFault; cause: TokenRefusal }
  | { kind: 'keys-not-loaded'; cause: unknown }
  | { kind: 'revocations-not-read'; cause: unknown };

export interface IdentifyOptions extends IdentitySettings {
  revocations: Revocations;
  /** Milliseconds since 1970. Default: the process's. */
  now?: () => number;
  /** Milliseconds of a clock that never goes back. Default: the process's. */
  clock?: () => number;
  onEvent?: (event: IdentityEvent) => void;
}

/**
 * Makes the function that says who sends a request. A request without an Authorization header is a stranger's; one with a
 * header that is not believed is refused, never taken for a stranger's.
 *
 * While the store of revocations is down, tokens with an operator's powers are refused; a member's are accepted, unless this
 * process knows them as revoked: what members reach beyond strangers is little, and one failed store should not shut
 * everyone out.
 *
 * The function throws GraphError UNAUTHENTICATED for the token, BAD_USER_INPUT for a malformed header on place or age.
 *
 * @throws SettingError when the development key cannot be read, TypeError when a proxy's network is none
 */
export async function createIdentify(options: IdentifyOptions): Promise<Identify> {
  const { revocations, leewayS, jurisdictionHeader, weakestBasis, onEvent = () => {} } = options;
  const { now = Date.now, clock = () => performance.now() } = options;
  const isTrustedProxy = createNetworkTest(options.trustedProxies);
  const onFailure = (cause: unknown) => onEvent({ kind: 'keys-not-loaded', cause });
  const verify = withRevocations(await openTokens(options.tokens, { leewayS, now, clock, onFailure }), {
    revocations,
    onFailure: (cause) => onEvent({ kind: 'revocations-not-read', cause }),
  });

  async function readToken(header: string | undefined): Promise<TokenFacts | undefined> {
    if (header === undefined) return undefined;
    try {
      return await verify(bearerOf(header));
    } catch (cause) {
      if (!(cause instanceof TokenRefusal)) throw cause;
      onEvent({ kind: 'token-refused', fault: cause.fault, cause });
      throw toUnauthenticated(cause);
    }
  }

  return async (request) => {
    const { headers } = request;
    const token = await readToken(headers.authorization);
    const { address, isProxied } = originOf(request, isTrustedProxy);
    const sources = {
      token: { jurisdiction: token?.jurisdiction ?? null, age: token?.age ?? null },
      headers,
      isProxied,
      jurisdictionHeader,
      weakestBasis,
    };
    return {
      role: token?.role ?? 'STRANGER',
      subject: token?.subject ?? null,
      scopes: token?.scopes ?? [],
      jurisdiction: readJurisdiction(sources),
      age: readAge(sources),
      patientOf: token?.patientOf ?? null,
      // The prefix keeps a subject that reads like an address from being counted as one.
      caller: token === undefined ? networkOf(address) : `subject:${token.subject}`,
    };
  };
}

/** The token of RFC 6750, 2.1. */
function bearerOf(header: string): string {
  const [, token] = /^Bearer +([\w.~+/-]+=*) *$/i.exec(header) ?? [];
  if (token === undefined) throw new TokenRefusal('SCHEME', 'The Authorization header is no bearer token.');
  return token;
}

function withRevocations(
  verify: VerifyToken,
  { revocations, onFailure }: { revocations: Revocations; onFailure: (cause: unknown) => void },
): VerifyToken {
  return async (token) => {
    const facts = await verify(token);
    const isRevoked = await revocations.isRevoked(facts.jti).catch((cause: unknown) => {
      onFailure(cause);
      if (!hasOperatorPowers(facts)) return false;
      throw new TokenRefusal('UNCHECKED', 'Whether the token is revoked is not known.', { cause });
    });
    if (isRevoked) throw new TokenRefusal('REVOKED', `The token ${JSON.stringify(facts.jti)} is revoked.`);
    return facts;
  };
}
