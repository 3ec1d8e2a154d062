import type { HeaderMap } from '@apollo/server';
import type { Trail } from '../fetch/trail.ts';
import { type AnswerFreshness, cacheStatusOf } from './answer-freshness.ts';

/** This gateway in `Cache-Status`. */
const name = 'WeedHoundsGraph';

/**
 * Says how long an answer may be kept: `Cache-Control` and `Age` of its strictest part. What a viewer may see depends on more than
 * the URL, so that it may only be kept for the one who asked.
 *
 * @param now milliseconds since the epoch
 */
export function setFreshness(headers: HeaderMap, freshness: AnswerFreshness | undefined, now: number): void {
  if (!freshness) {
    headers.set('cache-control', 'no-store');
    return;
  }
  const { storedAt, freshUntil } = freshness;
  headers.set('cache-control', `private, max-age=${toSeconds(freshUntil - storedAt)}`);
  headers.set('age', String(toSeconds(now - storedAt)));
}

/** Says what the cache did, as RFC 9211 has it. */
export function setCacheStatus(headers: HeaderMap, trail: Trail, freshness: AnswerFreshness | undefined, now: number) {
  const status = cacheStatusOf(trail);
  const ttl = freshness ? `; ttl=${toSeconds(freshness.freshUntil - now)}` : '';
  headers.set('cache-status', status === 'hit' ? `${name}; hit${ttl}` : `${name}; fwd=${status}${ttl}`);
}

/** Says that a whole answer had been kept. */
export function setHitStatus(headers: HeaderMap, { freshUntil }: AnswerFreshness, now: number): void {
  headers.set('cache-status', `${name}; hit; ttl=${toSeconds(freshUntil - now)}; detail=operation`);
}

/** Whole seconds, at least 0. */
function toSeconds(ms: number): number {
  return Math.max(0, Math.floor(ms / 1_000));
}
