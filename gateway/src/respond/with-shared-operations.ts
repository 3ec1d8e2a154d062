import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { GraphQLAnswer, GraphQLRunner } from '@weedhounds/http';
import type { GatewayContext } from '../context.ts';
import type { Spent } from '../cost/cost-report.ts';
import { giveBack } from '../cost/give-back.ts';
import type { CostBudget } from '../edge/budget.ts';
import { rateLimitHeaders } from '../edge/rate-limit-headers.ts';
import type { Scope } from '../fetch/fetch-layer.ts';
import { createSharedCall, type SharedCall } from '../fetch/shared-call.ts';
import type { OperationFacts } from './operation-facts.ts';
import { readAsked } from './read-asked.ts';

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
  /** How many mutations have begun and ended so far. */
  writes(): number;
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
  { facts, viewerKeyOf, spentOf, budget, writes }: SharedOperationsOptions,
): GraphQLRunner<GatewayContext> {
  const flights = new Map<string, SharedCall<Outcome>>();

  async function run(request: HTTPGraphQLRequest, context: GatewayContext, operation: string): Promise<GraphQLAnswer> {
    const answer = await runner.executeHTTPGraphQLRequest({
      httpGraphQLRequest: request,
      context: async () => context,
    });
    facts.learn(operation, context);
    return answer;
  }

  async function runShared(
    request: HTTPGraphQLRequest,
    context: GatewayContext,
    operation: string,
    scope: Scope,
  ): Promise<Outcome> {
    const answer = await run(request, context, operation);
    const executed = facts.executedScopeOf(context);
    // What was executed decides, not what was expected.
    const isShared = executed === 'PUBLIC' || executed === scope;
    if (!isShared || (answer.status ?? 200) !== 200 || answer.body.kind !== 'complete') return { kind: 'own', answer };
    return { kind: 'shared', answer, bytes: once(() => toBytes(answer)), spent: spentOf(context) };
  }

  /** The answer of another's run, once the caller has paid for it; undefined for one who cannot. */
  async function pay({ bytes, spent }: Outcome & { kind: 'shared' }, { viewer: { caller } }: GatewayContext) {
    const answer = bytes();
    const headers = new HeaderMap([...answer.headers].filter(([name]) => commonHeaders.includes(name)));
    if (spent) {
      const { kind, standing } = await budget.take(caller, spent.estimated);
      if (kind === 'denied') return undefined;
      if (standing) for (const [name, value] of Object.entries(rateLimitHeaders(standing))) headers.set(name, value);
      giveBack(budget, caller, spent.estimated - spent.used);
    }
    return { ...answer, headers };
  }

  return {
    async executeHTTPGraphQLRequest({ httpGraphQLRequest: request, context: makeContext }) {
      const context = await makeContext();
      const asked = readAsked(request);
      if (!asked)
        return runner.executeHTTPGraphQLRequest({ httpGraphQLRequest: request, context: async () => context });
      const operation = `${viewerKeyOf(context)}\n${asked.operation}`;
      for (let joined = 0; joined < joinLimit; joined++) {
        const scope = facts.scopeOf(operation);
        const sharers = scope && sharersOf(scope, context);
        const rest = sharers && asked.rest();
        if (!scope || rest === undefined) break;
        const key = `${writes()} ${sharers}\n${rest}\n${operation}`;
        const known = flights.get(key);
        const flight =
          known ??
          createSharedCall({
            // A signal of its own: whoever begins may leave while others wait.
            run: (signal) => runShared(request, { ...context, signal }, operation, scope),
            onEnd: () => flights.delete(key),
          });
        flights.set(key, flight);
        const outcome = await flight.join(context.signal);
        if (!known) return outcome.kind === 'shared' && flight.joined > 1 ? outcome.bytes() : outcome.answer;
        if (outcome.kind === 'own') continue;
        const answer = await pay(outcome, context);
        if (answer) return answer;
        break;
      }
      return run(request, context, operation);
    },
  };
}

/** Whom an answer may be shared with, in one line; undefined for nobody. */
function sharersOf(scope: Scope, { viewer: { subject } }: GatewayContext): string | undefined {
  if (scope === 'PUBLIC') return 'all';
  return subject === null ? undefined : `only ${JSON.stringify(subject)}`;
}

/** Headers that say the same to everybody. */
const commonHeaders: readonly string[] = ['content-type', 'cache-control', 'vary'];

/** The same answer as bytes, which many may send. */
function toBytes(answer: GraphQLAnswer): GraphQLAnswer {
  if (answer.body.kind !== 'complete') return answer;
  const headers = new HeaderMap(answer.headers);
  headers.delete('content-length');
  return { ...answer, headers, body: { kind: 'bytes', bytes: Buffer.from(answer.body.string, 'utf8') } };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
