import type { HTTPGraphQLRequest } from '@apollo/server';
import type { GraphQLAnswer, GraphQLRunner } from '@weedhounds/http';
import type { GatewayContext } from '../context.ts';
import type { Spent } from '../cost/cost-report.ts';
import { giveBack } from '../cost/give-back.ts';
import type { CostBudget } from '../edge/budget.ts';
import { rateLimitHeaders } from '../edge/rate-limit-headers.ts';
import type { Scope } from '../fetch/fetch-layer.ts';
import { createSharedCall, type SharedCall } from '../fetch/shared-call.ts';
import { type AnswerFreshness, freshnessOf } from './answer-freshness.ts';
import { setCacheStatus, setFreshness, setHitStatus } from './cache-headers.ts';
import { toConditional } from './conditional.ts';
import type { KeptAnswer, OperationCache } from './operation-cache.ts';
import type { OperationFacts } from './operation-facts.ts';
import { type Asked, readAsked } from './read-asked.ts';
import { commonHeaders, toBytes } from './shared-answer.ts';

export interface SharedOperationsOptions {
  facts: OperationFacts;
  /**
   * Equal for viewers whose answers to PUBLIC operations are equal: schema, policy class, and what they are refused and why. One
   * line.
   */
  viewerKeyOf(context: GatewayContext): string;
  /** What a request cost that has ended; undefined for one that cost nothing. */
  spentOf(context: GatewayContext): Spent | undefined;
  /** What callers may use. */
  budget: CostBudget;
  /** Changes whenever nothing that is under way may be joined any more, as mutations begin and end. One line. */
  epoch(): string;
  /** Where whole answers are kept. Default: nowhere. */
  operations?: OperationCache | undefined;
  /** Milliseconds since the epoch. */
  now?: (() => number) | undefined;
}

/** What came of a run that several wait for. */
type Outcome =
  | { kind: 'shared'; answer: GraphQLAnswer; bytes(): GraphQLAnswer; spent: Spent | undefined }
  /** For whoever began it and nobody else: a refusal, or an answer that holds more of one viewer than was expected. */
  | { kind: 'own'; answer: GraphQLAnswer };

/**
 * Runs that one request waits for at most. When the first was refused to whoever began it, those who waited begin one more
 * together; when that is no good either, each goes on alone, so that nobody waits for a row of failures.
 */
const joinLimit = 2;

/**
 * Runs equal operations of equal viewers that come at the same time once, and answers all of them with the same bytes. Whoever
 * joins pays from the own budget, and is told where it stands; whoever cannot pay is refused alone. A query with PRIVATE fields
 * is shared with nobody but oneself. Mutations, and operations that nobody has run before, run by themselves; what began
 * before a mutation had ended is not joined after. A run ends early when all who wait for it have left.
 */
export function withSharedOperations(
  runner: GraphQLRunner<GatewayContext>,
  { facts, viewerKeyOf, spentOf, budget, epoch, operations, now = Date.now }: SharedOperationsOptions,
): GraphQLRunner<GatewayContext> {
  const flights = new Map<string, SharedCall<Outcome>>();

  async function run(request: HTTPGraphQLRequest, context: GatewayContext, asked: Asked): Promise<GraphQLAnswer> {
    const fence = operations?.fence();
    const answer = await runner.executeHTTPGraphQLRequest({
      httpGraphQLRequest: request,
      context: async () => context,
    });
    facts.learn(asked.operation, context);
    const freshness = tellFreshness(answer, context);
    if (freshness && fence && !asked.isExplained) keep({ ...asked, freshness, fence }, answer, context);
    return answer;
  }

  function keep(
    { operation, rest, freshness, fence }: Omit<Asked, 'isExplained'> & Pick<KeptAnswer, 'freshness' | 'fence'>,
    answer: GraphQLAnswer,
    context: GatewayContext,
  ): void {
    const scope = facts.executedScopeOf(context);
    const sharers = scope && sharersOf(scope, context);
    const variables = sharers && rest();
    const { body, ...others } = toBytes(answer);
    if (!sharers || variables === undefined || body.kind !== 'bytes') return;
    const { bytes } = body;
    const kept = { ...others, headers: commonHeaders(others.headers), body };
    operations?.keep(keyOf(sharers, variables, operation), {
      answer: kept,
      bytes,
      freshness,
      spent: spentOf(context),
      fence,
    });
  }

  /** Says in an answer's headers how long it may be kept, and what the cache did. */
  function tellFreshness(answer: GraphQLAnswer, context: GatewayContext): AnswerFreshness | undefined {
    const { kind, trail } = facts.executionOf(context) ?? {};
    if (!trail) return undefined;
    const isWhole = kind === 'query' && (answer.status ?? 200) === 200 && !hasErrors(answer);
    const freshness = isWhole ? freshnessOf(trail) : undefined;
    setFreshness(answer.headers, freshness, now());
    if (trail.length > 0) setCacheStatus(answer.headers, trail, freshness, now());
    return freshness;
  }

  /** A whole answer that was kept, once the caller has paid for it. */
  async function giveKept(kept: KeptAnswer, context: GatewayContext): Promise<GraphQLAnswer | undefined> {
    const { answer, spent, freshness } = kept;
    const paid = await pay({ kind: 'shared', answer, bytes: () => answer, spent }, context);
    if (!paid) return undefined;
    setFreshness(paid.headers, freshness, now());
    setHitStatus(paid.headers, freshness, now());
    return paid;
  }

  async function runShared(
    request: HTTPGraphQLRequest,
    context: GatewayContext,
    asked: Asked,
    scope: Scope,
  ): Promise<Outcome> {
    const answer = await run(request, context, asked);
    const executed = facts.executedScopeOf(context);
    // What was executed decides, not what was expected.
    const isShared = executed === 'PUBLIC' || executed === scope;
    if (!isShared || (answer.status ?? 200) !== 200 || answer.body.kind !== 'complete') return { kind: 'own', answer };
    return { kind: 'shared', answer, bytes: once(() => toBytes(answer)), spent: spentOf(context) };
  }

  /** The answer of another's run, once the caller has paid for it; undefined for one who cannot. */
  async function pay({ bytes, spent }: Outcome & { kind: 'shared' }, { viewer: { caller } }: GatewayContext) {
    const answer = bytes();
    const headers = commonHeaders(answer.headers);
    if (spent) {
      const { kind, standing } = await budget.take(caller, spent.estimated);
      if (kind === 'denied') return undefined;
      if (standing) for (const [name, value] of Object.entries(rateLimitHeaders(standing))) headers.set(name, value);
      giveBack(budget, caller, spent.estimated - spent.used);
    }
    return { ...answer, headers };
  }

  async function answer(request: HTTPGraphQLRequest, context: GatewayContext, asked: Asked): Promise<GraphQLAnswer> {
    const { operation } = asked;
    if (asked.isExplained) return run(request, context, asked);
    for (let joined = 0; joined < joinLimit; joined++) {
      const scope = facts.scopeOf(operation);
      const sharers = scope && sharersOf(scope, context);
      const rest = sharers && asked.rest();
      if (!scope || rest === undefined) break;
      const key = keyOf(sharers ?? '', rest, operation);
      const kept = operations?.find(key);
      const given = kept && (await giveKept(kept, context));
      if (given) return given;
      const flightKey = `${epoch()} ${key}`;
      const known = flights.get(flightKey);
      const flight =
        known ??
        createSharedCall({
          // A signal of its own: whoever begins may leave while others wait.
          run: (signal) => runShared(request, { ...context, signal }, asked, scope),
          onEnd: () => flights.delete(flightKey),
        });
      flights.set(flightKey, flight);
      const outcome = await flight.join(context.signal);
      if (!known) return outcome.kind === 'shared' && flight.joined > 1 ? outcome.bytes() : outcome.answer;
      if (outcome.kind === 'own') continue;
      const paid = await pay(outcome, context);
      if (paid) return paid;
      break;
    }
    return run(request, context, asked);
  }

  return {
    async executeHTTPGraphQLRequest({ httpGraphQLRequest: request, context: makeContext }) {
      const context = await makeContext();
      const asked = readAsked(request);
      if (!asked)
        return runner.executeHTTPGraphQLRequest({ httpGraphQLRequest: request, context: async () => context });
      const operation = `${viewerKeyOf(context)}\n${asked.operation}`;
      return toConditional(request, await answer(request, context, { ...asked, operation }));
    },
  };
}

function keyOf(sharers: string, rest: string, operation: string): string {
  return `${sharers}\n${rest}\n${operation}`;
}

/** Errors stand first in an answer. */
function hasErrors({ body }: GraphQLAnswer): boolean {
  return body.kind !== 'complete' || body.string.startsWith('{"errors"');
}

/** Whom an answer may be shared with, in one line; undefined for nobody. */
function sharersOf(scope: Scope, { viewer: { subject } }: GatewayContext): string | undefined {
  if (scope === 'PUBLIC') return 'all';
  return subject === null ? undefined : `only ${JSON.stringify(subject)}`;
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
