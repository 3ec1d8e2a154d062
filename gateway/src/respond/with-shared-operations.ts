import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { GraphQLAnswer, GraphQLRunner } from '@weedhounds/http';
import type { GatewayContext } from '../context.ts';
import type { Spent } from '../cost/cost-report.ts';
import type { CostBudget } from '../edge/budget.ts';
import { rateLimitHeaders } from '../edge/rate-limit-headers.ts';
import { createSharedCall, type SharedCall } from '../fetch/shared-call.ts';
import type { OperationFacts } from './operation-facts.ts';

export interface SharedOperationsOptions {
  facts: OperationFacts;
  /** Equal for viewers whose answers to PUBLIC operations are equal: schema, policy class, and what they are refused and why. */
  viewerKeyOf(context: GatewayContext): string;
  /** What a request cost that has ended; undefined for one that cost nothing. */
  spentOf(context: GatewayContext): Spent | undefined;
  /** What callers may use. */
  budget: CostBudget;
  /** How many mutations have begun and ended so far. */
  writes(): number;
}

interface Outcome {
  answer: GraphQLAnswer;
  spent: Spent | undefined;
  /** Whether it was executed and succeeded: what is refused is refused to one caller. */
  isForAll: boolean;
}

/**
 * Runs equal operations of equal viewers that come at the same time once, and answers all of them with the same bytes. Each
 * caller still uses its own budget, and is told where it stands. Mutations, operations with PRIVATE fields and operations that
 * nobody has run before run by themselves; what began before a mutation had ended is not joined after.
 */
export function withSharedOperations(
  runner: GraphQLRunner<GatewayContext>,
  { facts, viewerKeyOf, spentOf, budget, writes }: SharedOperationsOptions,
): GraphQLRunner<GatewayContext> {
  const flights = new Map<string, SharedCall<Outcome>>();

  function run(request: HTTPGraphQLRequest, viewer: GatewayContext): Promise<GraphQLAnswer> {
    return runner.executeHTTPGraphQLRequest({ httpGraphQLRequest: request, context: async () => viewer });
  }

  async function runForAll(request: HTTPGraphQLRequest, viewer: GatewayContext, signal: AbortSignal): Promise<Outcome> {
    // Of its own: the first who asks may leave while others wait.
    const context: GatewayContext = { ...viewer, signal };
    const answer = await run(request, context);
    const isForAll = (answer.status ?? 200) === 200 && answer.body.kind === 'complete' && facts.wasExecuted(context);
    return { answer: isForAll ? toBytes(answer) : answer, spent: spentOf(context), isForAll };
  }

  /** The answer of another's run, once the caller has paid for it; undefined for one who cannot. */
  async function join({ answer, spent }: Outcome, { viewer }: GatewayContext): Promise<GraphQLAnswer | undefined> {
    const headers = new HeaderMap(answer.headers);
    for (const name of ownHeaders) headers.delete(name);
    if (spent) {
      const { kind, standing } = await budget.take(viewer.caller, spent.estimated);
      if (kind === 'denied') return undefined;
      if (standing) for (const [name, value] of Object.entries(rateLimitHeaders(standing))) headers.set(name, value);
      await budget.giveBack(viewer.caller, spent.estimated - spent.used);
    }
    return { ...answer, headers };
  }

  return {
    async executeHTTPGraphQLRequest({ httpGraphQLRequest: request, context }) {
      const viewer = await context();
      const asked = readAsked(request);
      if (!asked) return run(request, viewer);
      const operation = `${viewerKeyOf(viewer)}\n${asked.operation}`;
      if (!facts.isShareable(operation)) {
        const answer = await run(request, viewer);
        facts.learn(operation, viewer);
        return answer;
      }
      const key = `${writes()} ${asked.rest}\n${operation}`;
      const known = flights.get(key);
      const flight =
        known ??
        createSharedCall({
          run: (signal) => runForAll(request, viewer, signal),
          onEnd: () => flights.delete(key),
        });
      flights.set(key, flight);
      const outcome = await flight.join(viewer.signal);
      if (!known) return outcome.answer;
      const joined = outcome.isForAll ? await join(outcome, viewer) : undefined;
      return joined ?? run(request, viewer);
    },
  };
}

/** Headers that tell a caller where that caller stands, lower case. */
const ownHeaders = ['ratelimit', 'ratelimit-policy', 'retry-after'];

/** A POST taken apart: what is the same whenever the operation is asked, and what may differ. */
function readAsked({ method, headers, body }: HTTPGraphQLRequest): { operation: string; rest: string } | undefined {
  if (method !== 'POST' || typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const { query, operationName, variables, extensions, ...others } = body as Record<string, unknown>;
  if (Object.keys(others).length > 0 || !isText(query) || !isText(operationName)) return undefined;
  const form = `${headers.get('content-type')} ${headers.get('accept')}`;
  return {
    operation: `${operationName ?? ''}\n${extensions === undefined ? '' : JSON.stringify(extensions)}\n${query ?? ''}`,
    rest: `${form}\n${variables === undefined ? '' : JSON.stringify(variables)}`,
  };
}

function isText(value: unknown): value is string | undefined | null {
  return typeof value === 'string' || value === undefined || value === null;
}

function toBytes(answer: GraphQLAnswer): GraphQLAnswer {
  if (answer.body.kind !== 'complete') return answer;
  const headers = new HeaderMap(answer.headers);
  const bytes = Buffer.from(answer.body.string, 'utf8');
  headers.delete('content-length');
  return { ...answer, headers, body: { kind: 'bytes', bytes } };
}
