import type { HTTPGraphQLRequest } from '@apollo/server';
import type { GraphQLAnswer, GraphQLRunner } from '@weedhounds/http';
import type { CacheStatistics } from '../cache/statistics/cache-statistics.ts';
import type { GatewayContext } from '../context.ts';
import type { Spent } from '../cost/cost-report.ts';
import { giveBack } from '../cost/give-back.ts';
import type { CostBudget } from '../edge/budget.ts';
import { rateLimitHeaders } from '../edge/rate-limit-headers.ts';
import type { Scope } from '../fetch/fetch-layer.ts';
import { createSharedCall, type SharedCall } from '../fetch/shared-call.ts';
import { toConditional } from './conditional.ts';
import { createKeptAnswers, type KeptAnswersOptions } from './kept-answers.ts';
import type { KeptAnswer } from './operation-cache.ts';
import { type Asked, readAsked } from './read-asked.ts';
import { commonHeaders, toBytes } from './shared-answer.ts';

export interface SharedOperationsOptions extends KeptAnswersOptions {
  /**
   * Equal for viewers whose answers to PUBLIC operations are equal: schema, policy class, and what they are refused and why. One
   * line.
   */
  viewerKeyOf(context: GatewayContext): string;
  /** What callers may use. */
  budget: CostBudget;
  /** Changes whenever nothing that is under way may be joined any more, as mutations begin and end. One line. */
  epoch(): string;
  /** Counts what is shared. Default: nothing does. */
  statistics?: CacheStatistics | undefined;
  /** Hears which fetches are part of an answer that had been kept. Default: nobody does. */
  noteHot?: ((names: readonly string[]) => void) | undefined;
}

/** What came of a run that several wait for. */
type Outcome =
  | { kind: 'shared'; answer: GraphQLAnswer; bytes(): GraphQLAnswer; spent: Spent | undefined; fetches: number }
  /** For whoever began it and nobody else: a refusal, or an answer that holds more of one viewer than was expected. */
  | { kind: 'own'; answer: GraphQLAnswer };

/**
 * Runs that one request waits for at most. When the first was refused to whoever began it, those who waited begin one more
 * together; when that is no good either, each goes on alone, so that nobody waits for a row of failures.
 */
const joinLimit = 2;

/**
 * Runs equal operations of equal viewers that come at the same time once, and answers all of them with the same bytes; and
 * those that come later, as long as all in the answer may be kept. Whoever joins pays from the own budget, and is told where it stands; whoever cannot pay is refused alone. A query with PRIVATE fields
 * is shared with nobody but oneself. Mutations, and operations that nobody has run before, run by themselves; what began
 * before a mutation had ended is not joined after. A run ends early when all who wait for it have left.
 */
export function withSharedOperations(
  runner: GraphQLRunner<GatewayContext>,
  options: SharedOperationsOptions,
): GraphQLRunner<GatewayContext> {
  const { facts, viewerKeyOf, spentOf, budget, epoch, statistics, noteHot } = options;
  const answers = createKeptAnswers(options);
  const flights = new Map<string, SharedCall<Outcome>>();

  async function run(request: HTTPGraphQLRequest, context: GatewayContext, asked: Asked): Promise<GraphQLAnswer> {
    const fence = answers.fence();
    const answer = await runner.executeHTTPGraphQLRequest({
      httpGraphQLRequest: request,
      context: async () => context,
    });
    facts.learn(asked.operation, context);
    const keep = answers.tell(answer, context, fence);
    const scope = facts.executedScopeOf(context);
    const key = scope && keyFor(asked, context, scope);
    if (key !== undefined && !asked.isExplained) keep?.(key);
    return answer;
  }

  /** A whole answer that was kept, once the caller has paid for it. */
  async function giveKept(kept: KeptAnswer, context: GatewayContext): Promise<GraphQLAnswer | undefined> {
    const { answer, spent, fetches, hot } = kept;
    const paid = await pay({ bytes: () => answer, spent }, context);
    if (!paid) return undefined;
    answers.tellKept(paid.headers, kept);
    statistics?.noteOperationHit(fetches);
    noteHot?.(hot);
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
    const fetches = facts.executionOf(context)?.trail?.fetches ?? 0;
    return { kind: 'shared', answer, bytes: once(() => toBytes(answer)), spent: spentOf(context), fetches };
  }

  /** The answer of another's run, once the caller has paid for it; undefined for one who cannot. */
  async function pay(
    { bytes, spent }: Pick<Outcome & { kind: 'shared' }, 'bytes' | 'spent'>,
    { viewer: { caller } }: GatewayContext,
  ) {
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
      const key = scope && keyFor(asked, context, scope);
      if (!scope || key === undefined) break;
      const kept = answers.find(key);
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
      if (!paid) break;
      statistics?.noteOperationCoalesced(outcome.fetches);
      return paid;
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

/** Equal for requests that one answer serves; undefined for one that is answered by itself. */
function keyFor({ operation, rest }: Asked, context: GatewayContext, scope: Scope): string | undefined {
  const sharers = sharersOf(scope, context);
  const variables = sharers && rest();
  return variables === undefined ? undefined : `${sharers}\n${variables}\n${operation}`;
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
