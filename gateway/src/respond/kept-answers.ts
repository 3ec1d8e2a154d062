import type { Fence } from '@weedhounds/cache';
import type { GraphQLAnswer } from '@weedhounds/http';
import type { GatewayContext } from '../context.ts';
import type { Spent } from '../cost/cost-report.ts';
import { freshnessOf } from './answer-freshness.ts';
import { setCacheStatus, setFreshness, setHitStatus } from './cache-headers.ts';
import type { KeptAnswer, OperationCache } from './operation-cache.ts';
import type { OperationFacts } from './operation-facts.ts';
import { commonHeaders, toBytes } from './shared-answer.ts';

export interface KeptAnswersOptions {
  facts: OperationFacts;
  /** What a request cost that has ended; undefined for one that cost nothing. */
  spentOf(context: GatewayContext): Spent | undefined;
  /** Where whole answers are kept. Default: nowhere. */
  operations?: OperationCache | undefined;
  /** Milliseconds since the epoch. Default: the system's clock. */
  now?: (() => number) | undefined;
}

/** Whole answers that are kept, and what their headers say. */
export interface KeptAnswers {
  find(key: string): KeptAnswer | undefined;
  /** What is kept with an answer that begins to be made now. */
  fence(): Fence | undefined;
  /**
   * Says in an answer's headers how long it may be kept, and what the cache did.
   *
   * @returns keeps the answer under a key; undefined where it may not be kept
   */
  tell(answer: GraphQLAnswer, context: GatewayContext, fence: Fence | undefined): ((key: string) => void) | undefined;
  /** Says in the headers of a kept answer how old it is. */
  tellKept(headers: GraphQLAnswer['headers'], kept: KeptAnswer): void;
}

export function createKeptAnswers({ facts, spentOf, operations, now = Date.now }: KeptAnswersOptions): KeptAnswers {
  return {
    find: (key) => operations?.find(key),
    fence: () => operations?.fence(),
    tell(answer, context, fence) {
      const { kind, trail } = facts.executionOf(context) ?? {};
      if (!trail) return undefined;
      const isWhole = kind === 'query' && (answer.status ?? 200) === 200 && !hasErrors(answer);
      const freshness = isWhole ? freshnessOf(trail) : undefined;
      setFreshness(answer.headers, freshness, now());
      if (trail.steps.length > 0) setCacheStatus(answer.headers, trail, freshness, now());
      if (!freshness || !fence) return undefined;
      return (key) => {
        const { body, ...others } = toBytes(answer);
        if (body.kind !== 'bytes') return;
        const kept = { ...others, headers: commonHeaders(others.headers), body };
        const { fetches, hot = [] } = trail;
        const spent = spentOf(context);
        operations?.keep(key, { answer: kept, bytes: body.bytes, freshness, spent, fetches, hot, fence });
      };
    },
    tellKept(headers, { freshness }) {
      setFreshness(headers, freshness, now());
      setHitStatus(headers, freshness, now());
    },
  };
}

/** Errors stand first in an answer. */
function hasErrors({ body }: GraphQLAnswer): boolean {
  return body.kind !== 'complete' || body.string.startsWith('{"errors"');
}
