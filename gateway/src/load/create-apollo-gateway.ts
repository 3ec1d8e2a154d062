import './without-apollo-telemetry.ts';
import { ApolloGateway } from '@apollo/gateway';
import type { SignedClient } from '../fetch/signed-client.ts';
import { createSubgraphDataSource } from '../fetch/subgraph-data-source.ts';
import type { PlanCache } from '../plan/plan-cache.ts';
import { quietLogger } from './quiet-logger.ts';

interface ApolloGatewayOptions {
  supergraphSdl: string;
  gatewayId: string;
  /** A client for each subgraph the supergraph names. */
  clients: ReadonlyMap<string, SignedClient>;
  /** Where it looks for the plans of operations. */
  plans: PlanCache;
}

/** Query planner and executor over a fixed supergraph. No subgraph is asked for anything before a request needs it. */
export function createApolloGateway({ supergraphSdl, gatewayId, clients, plans }: ApolloGatewayOptions): ApolloGateway {
  return new ApolloGateway({
    supergraphSdl,
    buildService({ name }) {
      const client = clients.get(name);
      if (client === undefined)
        throw new TypeError(`Every subgraph of the supergraph must have a client; ${name} has none.`);
      return createSubgraphDataSource({ gatewayId, subgraph: name, client });
    },
    logger: quietLogger,
    // A client must not learn how an operation is planned by sending a header.
    __exposeQueryPlanExperimental: false,
    queryPlannerConfig: { cache: plans },
  });
}
