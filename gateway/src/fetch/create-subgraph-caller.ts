import type { SubgraphCaller } from './create-sharing-layer.ts';
import { publishFetch } from './fetch-event.ts';
import type { FetchScope, FetchSpec } from './fetch-layer.ts';
import { type Answer, readAnswer } from './read-answer.ts';
import type { SignedClient } from './signed-client.ts';
import { toEntitiesAnswer, toRootAnswer } from './to-answers.ts';
import { withRepresentations } from './with-representations.ts';

export interface SubgraphCallerOptions {
  gatewayId: string;
  /** A client for each subgraph. */
  clients: ReadonlyMap<string, SignedClient>;
  /** Milliseconds of a clock that never goes back. Default: the process's. */
  now?: () => number;
}

/** Calls subgraphs over HTTP: bodies are put together from JSON texts, and each call is signed, published and read. */
export function createSubgraphCaller({
  gatewayId,
  clients,
  now = () => performance.now(),
}: SubgraphCallerOptions): SubgraphCaller {
  const beginnings = new WeakMap<FetchSpec, string>();

  /** The body up to the variables; the operation's text is escaped once. */
  function beginningOf(fetch: FetchSpec): string {
    const known = beginnings.get(fetch) ?? `{"query":${JSON.stringify(fetch.query)},"variables":`;
    beginnings.set(fetch, known);
    return known;
  }

  async function post(fetch: FetchSpec, variables: string, scope: FetchScope, signal: AbortSignal): Promise<Answer> {
    const { subgraph } = fetch;
    const client = clients.get(subgraph);
    if (!client) throw new TypeError(`Every subgraph of the supergraph must have a client; ${subgraph} has none.`);
    const { policyClass, subject } = scope;
    const identity = fetch.scope === 'PRIVATE' && subject !== null ? { subject } : {};
    const isRepeatable = fetch.kind === 'query';
    const startedAt = now();
    const answer = readAnswer(
      await client.post(`${beginningOf(fetch)}${variables}}`, { policyClass, signal, isRepeatable, ...identity }),
    );
    publishFetch({ gatewayId, subgraph, outcome: answer.kind, durationMs: now() - startedAt });
    return answer;
  }

  return {
    callRoot: async (fetch, variables, scope, signal) =>
      toRootAnswer(await post(fetch, variables, scope, signal), fetch),
    async callEntities(fetch, representations, variables, scope, signal) {
      const all = withRepresentations(variables, representations);
      return toEntitiesAnswer(await post(fetch, all, scope, signal), fetch, representations);
    },
    async close() {
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
}
