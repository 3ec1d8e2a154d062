import { importJWK } from 'jose';
import { development, openDevelopmentKey } from './development-key.ts';
import type { TokenIssuer } from './identity-settings.ts';
import { createKeySet } from './key-set.ts';
import { createKeyLoader } from './load-keys.ts';
import { TokenRefusal } from './token-refusal.ts';
import { createTokenVerifier, type VerifyToken } from './verify-token.ts';
import { withTokenCache } from './with-token-cache.ts';

interface TokenOptions {
  /** Seconds by which clocks may differ. */
  leewayS: number;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Milliseconds of a clock that never goes back. */
  clock: () => number;
  /** Told when the issuer's keys could not be loaded. */
  onFailure: (cause: unknown) => void;
}

/** The verifier for the tokens that are believed; makes the development key when it is used and not there. */
export async function openTokens(tokens: TokenIssuer, options: TokenOptions): Promise<VerifyToken> {
  const { leewayS, now, clock, onFailure } = options;
  switch (tokens.kind) {
    case 'nobody':
      return async () => {
        throw new TokenRefusal('NO_PROVIDER', 'No identity provider is configured (OIDC_ISSUER).');
      };
    case 'development': {
      const { kty, crv, x } = await openDevelopmentKey(tokens.dataDir);
      const { issuer, audience, algorithm } = development;
      const key = await importJWK({ kty, crv, x }, algorithm);
      const keys = async () => key;
      return withTokenCache(
        createTokenVerifier({ issuer, audience, algorithms: [algorithm], leewayS, keys, now }),
        options,
      );
    }
    case 'provider': {
      const { issuer, audience, algorithms, jwksUrl } = tokens;
      const keys = createKeySet({ load: createKeyLoader({ issuer, jwksUrl }), now: clock, onFailure });
      return withTokenCache(createTokenVerifier({ issuer, audience, algorithms, leewayS, keys, now }), options);
    }
  }
}
