import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GatewayContext } from '../context.ts';
import { publishFetch } from './fetch-event.ts';
import { missingFrom, readAsked } from './fetch-paths.ts';
import { type Answer, readAnswer } from './read-answer.ts';
import type { SignedClient } from './signed-client.ts';
import { fromFailure, fromSubgraphErrors } from './to-graphql-errors.ts';

interface SubgraphDataSourceOptions {
  gatewayId: string;
  subgraph: string;
  client: SignedClient;
  /** Milliseconds of a clock that never goes back. Default: the process's. */
  now?: () => number;
}

/**
 * One subgraph as @apollo/gateway's executor sees it. `process` never rejects: @apollo/gateway would lose the path and
 * the subgraph of a thrown error, so every failure is returned as errors at the paths it leaves empty.
 */
export function createSubgraphDataSource(
  options: SubgraphDataSourceOptions,
): GraphQLDataSource<Partial<GatewayContext>> {
  const { gatewayId, subgraph, client, now = () => performance.now() } = options;
  return {
    async process(options: GraphQLDataSourceProcessOptions<Partial<GatewayContext>>) {
      const { query = '', variables = {}, operationName } = options.request;
      const document = 'document' in options ? options.document : undefined;
      const { policyClass } = options.context;
      const asked = readAsked(query, variables, document);
      const startedAt = now();
      const answer = complete(
        readAnswer(await client.post(JSON.stringify({ query, variables, operationName }), { policyClass })),
      );
      publishFetch({ gatewayId, subgraph, outcome: answer.kind, durationMs: now() - startedAt });
      if (answer.kind !== 'answered') return { errors: fromFailure(answer, subgraph, asked) };
      const errors = fromSubgraphErrors(answer.errors, subgraph, asked);
      return { data: answer.data, ...(errors.length > 0 && { errors }) };

      function complete(read: Answer): Answer {
        if (read.kind !== 'answered' || read.data === null) return read;
        const missing = missingFrom(asked, read.data);
        if (missing === undefined) return read;
        // The subgraph's own errors say more than what is missing because of them.
        return read.errors.length > 0
          ? { ...read, data: null }
          : { kind: 'failed', reason: `answered without ${missing}` };
      }
    },
  };
}
