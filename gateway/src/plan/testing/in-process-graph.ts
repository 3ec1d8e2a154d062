import '../../load/without-apollo-telemetry.ts';
import { createHash } from 'node:crypto';
import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway';
import type { QueryPlan } from '@apollo/query-planner';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type FormattedExecutionResult, getOperationAST, parse, print } from 'graphql';
import { composeSupergraph } from '../../load/compose-supergraph.ts';
import { quietLogger } from '../../load/quiet-logger.ts';

/** A subgraph in this process. */
export interface LocalSubgraph {
  /** Without the federation directives' link, which is put before it. */
  sdl: string;
  resolvers: NonNullable<Exclude<Parameters<typeof buildSubgraphSchema>[0], unknown[] | DocumentNode>['resolvers']>;
}

export type LocalSubgraphs = Readonly<Record<string, LocalSubgraph>>;

/** The link of the federation directives, which a subgraph's SDL lacks. */
export const federationHeader = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@requires", "@provides", "@external", "@shareable", "@override", "@interfaceObject"])
`;

/** The subgraphs' supergraph. */
export function composeLocal(subgraphs: LocalSubgraphs): string {
  const composition = composeSupergraph(
    Object.entries(subgraphs).map(([name, { sdl }]) => ({
      name,
      url: `http://${name}.test`,
      sdl: federationHeader + sdl,
    })),
  );
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.errors));
  return composition.supergraphSdl;
}

interface StockOptions {
  subgraphs: LocalSubgraphs;
  /** The operation: the only one of its document. */
  query: string | DocumentNode;
  variables?: Record<string, unknown>;
  /** A plan to execute in place of its own. */
  plan?: QueryPlan;
}

/** What @apollo/gateway, with nothing of ours around it, answers from the subgraphs. */
export async function askStock({
  subgraphs,
  query,
  variables = {},
  plan,
}: StockOptions): Promise<FormattedExecutionResult> {
  const gateway = new ApolloGateway({
    supergraphSdl: composeLocal(subgraphs),
    buildService({ name }) {
      const { sdl, resolvers } = subgraphs[name ?? ''] ?? { sdl: '', resolvers: {} };
      return new LocalGraphQLDataSource(buildSubgraphSchema({ typeDefs: parse(federationHeader + sdl), resolvers }));
    },
    logger: quietLogger,
    ...(plan && { queryPlannerConfig: { cache: alwaysFinding(plan) } }),
  });
  try {
    const { executor } = await gateway.load();
    const document = typeof query === 'string' ? parse(query) : query;
    const operation = getOperationAST(document);
    if (!executor || !operation) throw new TypeError('A loaded gateway has an executor, and a document one operation.');
    const source = print(document);
    const answer = await executor({
      request: { query: source, variables },
      document,
      operation,
      operationName: null,
      queryHash: createHash('sha256').update(source).digest('hex'),
      logger: quietLogger,
      cache: { get: async () => undefined, set: async () => {}, delete: async () => false },
      context: {},
      schema: undefined as never,
      source,
      metrics: {},
      overallCachePolicy: undefined as never,
    } as never);
    return JSON.parse(JSON.stringify(answer)) as FormattedExecutionResult;
  } finally {
    await gateway.stop();
  }
}

function alwaysFinding(plan: QueryPlan) {
  return { get: async () => plan, set: async () => {}, delete: async () => {}, clear: () => {} };
}
