import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { TokenRefusal } from './token-refusal.ts';

export interface KeySetOptions {
  /** Brings the issuer's keys. */
  load: () => Promise<JSONWebKeySet>;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
  /** Milliseconds from the beginning of one load to the next, whatever came of it. Default 30,000. */
  coolDownMs?: number;
  /** Milliseconds after which keys are loaded anew before a token is checked with them. Default 300,000. */
  maxAgeMs?: number;
  /** Told when the keys could not be loaded. */
  onFailure?: (cause: unknown) => void;
}

/**
 * The issuer's keys, chosen by a token's header. They are loaded when they are first asked for, when they are old, and when
 * a token names a key that is not among them: a key that was just brought in works at once. Never more often than the
 * cool-down allows. Keys that were loaded once go on serving while newer ones cannot be had.
 *
 * jose's `createRemoteJWKSet` stops serving keys of a certain age while their host is down, and counts no failed load
 * towards its cool-down; so only its choice of a key is used.
 *
 * Throws jose's JWKSNoMatchingKey for an unknown key, TokenRefusal UNCHECKED when there are no keys at all.
 */
export function createKeySet(options: KeySetOptions): JWTVerifyGetKey {
  const { load, now, coolDownMs = 30_000, maxAgeMs = 300_000, onFailure = () => {} } = options;
  let choose: JWTVerifyGetKey | undefined;
  let loadedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let isFailing = false;
  let loading: Promise<void> | undefined;

  async function loadNow(): Promise<void> {
    try {
      choose = createLocalJWKSet(await load());
      loadedAt = now();
      isFailing = false;
    } catch (cause) {
      isFailing = true;
      onFailure(cause);
    } finally {
      loading = undefined;
    }
  }

  /** Resolves when a load has ended; undefined when none may begin. */
  function refresh(): Promise<void> | undefined {
    if (loading === undefined && now() >= triedAt + coolDownMs) {
      triedAt = now();
      loading = loadNow();
    }
    return loading;
  }

  return async (header, token) => {
    if (now() >= loadedAt + maxAgeMs) {
      const refreshed = refresh();
      // Nobody waits for a host that is known to be down while there are keys to serve.
      if (choose === undefined || !isFailing) await refreshed;
    }
    if (choose === undefined) throw new TokenRefusal('UNCHECKED', "The issuer's keys could not be loaded.");
    try {
      return await choose(header, token);
    } catch (error) {
      const refreshed = error instanceof errors.JWKSNoMatchingKey ? refresh() : undefined;
      if (refreshed === undefined) throw error;
      await refreshed;
      return choose(header, token);
    }
  };
}
