import { decodeProtectedHeader, errors, type JWTVerifyGetKey, jwtVerify, type ProtectedHeaderParameters } from 'jose';
import { readClaims, type TokenFacts } from './token-claims.ts';
import { type TokenFault, TokenRefusal } from './token-refusal.ts';

export type VerifyToken = (token: string) => Promise<TokenFacts>;

export interface TokenVerifierOptions {
  issuer: string;
  audience: string;
  /** Names of RFC 7518 and 8037 that are accepted, all asymmetric. */
  algorithms: readonly string[];
  /** Seconds by which clocks may differ. */
  leewayS: number;
  keys: JWTVerifyGetKey;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Header parameters that bring or point to a key, or change what the others mean: the keys are ours to choose. */
const forbidden = ['jku', 'jwk', 'x5u', 'x5c', 'crit', 'b64'];

/**
 * What a token may call itself: RFC 9068's type of access tokens, or the plain one that many issuers still write. One
 * without a type is refused (RFC 8725, 3.11): it may be any kind of token that its issuer signs.
 */
const types = ['at+jwt', 'jwt'];

const faults: Readonly<Record<string, TokenFault>> = {
  ERR_JOSE_ALG_NOT_ALLOWED: 'ALGORITHM',
  ERR_JOSE_NOT_SUPPORTED: 'ALGORITHM',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'KEY',
  ERR_JWKS_NO_MATCHING_KEY: 'KEY',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'SIGNATURE',
  ERR_JWT_CLAIM_VALIDATION_FAILED: 'CLAIM',
  ERR_JWT_EXPIRED: 'EXPIRED',
};

/**
 * Verifies bearer tokens by RFC 8725: what the header may hold, the algorithm, the signature, who issued the token for
 * whom, and since and until when it holds.
 *
 * The verifier throws TokenRefusal.
 */
export function createTokenVerifier(options: TokenVerifierOptions): VerifyToken {
  const { issuer, audience, leewayS, keys, now } = options;
  const algorithms = [...options.algorithms];
  return async (token) => {
    try {
      checkHeader(decodeProtectedHeader(token), algorithms);
      const currentDate = new Date(now());
      const expected = { issuer, audience, algorithms, clockTolerance: leewayS, currentDate };
      const { payload } = await jwtVerify(token, keys, expected);
      return readClaims(payload);
    } catch (error) {
      throw toRefusal(error);
    }
  };
}

function checkHeader(header: ProtectedHeaderParameters, algorithms: readonly string[]): void {
  const found = forbidden.find((name) => Object.hasOwn(header, name));
  if (found !== undefined) throw new TokenRefusal('HEADER', `The header holds "${found}".`);
  if (!algorithms.includes(String(header.alg))) {
    throw new TokenRefusal('ALGORITHM', `The algorithm is ${JSON.stringify(header.alg)}.`);
  }
  const type = typeof header.typ === 'string' ? header.typ.toLowerCase().replace(/^application\//, '') : undefined;
  if (type === undefined || !types.includes(type)) {
    throw new TokenRefusal('TYPE', `The type is ${JSON.stringify(header.typ)}.`);
  }
}

function toRefusal(error: unknown): TokenRefusal {
  if (error instanceof TokenRefusal) return error;
  const fault = error instanceof errors.JOSEError ? faults[error.code] : undefined;
  return new TokenRefusal(fault ?? 'MALFORMED', error instanceof Error ? error.message : String(error), {
    cause: error,
  });
}
