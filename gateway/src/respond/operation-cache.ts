import { createHash } from 'node:crypto';
import type { Fence, Memory, PurgeLog } from '@weedhounds/cache';
import type { GraphQLAnswer } from '@weedhounds/http';
import type { Spent } from '../cost/cost-report.ts';
import type { AnswerFreshness } from './answer-freshness.ts';

/** A whole answer, as it was sent. */
export interface KeptAnswer {
  answer: GraphQLAnswer;
  bytes: Buffer;
  freshness: AnswerFreshness;
  /** What it cost to make. */
  spent: Spent | undefined;
  /** Fetches of its plan. */
  fetches: number;
  /** Names of some of them, by which they are counted again. */
  hot: readonly string[];
  /** As it was before the operation ran. */
  fence: Fence;
  /** Of the purge log, when it was last seen to be valid. */
  validAt: Fence;
}

/** Whole answers, of operations that ask for nothing but what is kept. */
export interface OperationCache {
  find(key: string): KeptAnswer | undefined;
  /** What is kept with an answer that begins to be made now; undefined where it may not be kept. */
  fence(): Fence | undefined;
  keep(key: string, kept: Omit<KeptAnswer, 'validAt'>): void;
}

export interface OperationCacheOptions {
  memory: Memory<KeptAnswer>;
  purges: PurgeLog;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Under which policy answers are counted. */
const policy = 'OPERATIONS';

export function createOperationCache({ memory, purges, now }: OperationCacheOptions): OperationCache {
  /** Whether nothing in an answer was purged since it was made. */
  function isValid(kept: KeptAnswer): boolean {
    const fence = purges.fence();
    const { validAt } = kept;
    if (fence && fence.number === validAt.number && fence.generation === validAt.generation) return true;
    if (purges.judge(kept.freshness.tags, kept.fence) !== 'valid') return false;
    if (fence) kept.validAt = fence;
    return true;
  }

  return {
    find(key) {
      const kept = memory.get(key);
      if (!kept) return undefined;
      if (now() < kept.freshness.freshUntil && isValid(kept)) return kept;
      memory.delete(key);
      return undefined;
    },
    fence: () => purges.fence(),
    keep(key, kept) {
      const tags = kept.freshness.tags.reduce((sum, tag) => sum + tag.length, 0);
      memory.set(key, { ...kept, validAt: kept.fence }, { bytes: key.length + kept.bytes.length + tags, policy });
    },
  };
}

const etags = new WeakMap<Buffer, string>();

/** A strong entity tag: equal for equal bytes only. */
export function etagOf(bytes: Buffer): string {
  const known = etags.get(bytes) ?? `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  etags.set(bytes, known);
  return known;
}

/** Whether a client has the bytes already. @param header `If-None-Match`, by weak comparison (RFC 9110, 13.1.2) */
export function isKnownToClient(header: string | undefined, bytes: Buffer): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  const etag = etagOf(bytes);
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
