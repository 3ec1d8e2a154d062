import { createHash } from 'node:crypto';
import type { TokenFacts } from './token-claims.ts';
import type { VerifyToken } from './verify-token.ts';

export interface TokenCacheOptions {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Seconds that a token still holds after its end, as in the verifier. */
  leewayS: number;
  /** Tokens that are remembered; the longest unused goes first. Default 10,000. */
  capacity?: number;
  /**
   * Milliseconds a token is remembered at most. Default 300,000: when a key is withdrawn, what it signed is refused no later
   * than this and the age of the key set together.
   */
  lifetimeMs?: number;
}

/** Remembers tokens that were verified, under their hash, so that a repeated one costs no second check of its signature. */
export function withTokenCache(verify: VerifyToken, options: TokenCacheOptions): VerifyToken {
  const { now, leewayS, capacity = 10_000, lifetimeMs = 300_000 } = options;
  const verified = new Map<string, { facts: TokenFacts; until: number }>();
  return async (token) => {
    const hash = createHash('sha256').update(token).digest('base64url');
    const known = verified.get(hash);
    // A map lists its keys by age of insertion: inserting again marks one as just used.
    verified.delete(hash);
    if (known && now() < known.until) {
      verified.set(hash, known);
      return known.facts;
    }
    const facts = await verify(token);
    const until = Math.min((facts.expiresAt + leewayS) * 1_000, now() + lifetimeMs);
    verified.set(hash, { facts, until });
    const [oldest] = verified.keys();
    if (verified.size > capacity && oldest !== undefined) verified.delete(oldest);
    return facts;
  };
}
