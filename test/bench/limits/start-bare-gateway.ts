import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { createCallSigner } from '@weedhounds/gateway-call';
import { serveGraphQL } from '@weedhounds/http';
import { policyClassOf } from '@weedhounds/policy';
import { testSecrets } from '@weedhounds/subgraph/testing';
import type { GatewayContext } from '../../../gateway/src/context.ts';
import { createExecutor } from '../../../gateway/src/execute/create-executor.ts';
import { withExecutor } from '../../../gateway/src/execute/with-executor.ts';
import { createFetchLayer } from '../../../gateway/src/fetch/create-fetch-layer.ts';
import { createSubgraphClient } from '../../../gateway/src/fetch/exchange.ts';
import { withSignature } from '../../../gateway/src/fetch/signed-client.ts';
import { createPrepare } from '../../../gateway/src/graph/create-prepare.ts';
import { createApolloGateway } from '../../../gateway/src/load/create-apollo-gateway.ts';
import { readSubgraphs } from '../../../gateway/src/load/read-subgraphs.ts';
import { createPlanner } from '../../../gateway/src/plan/create-planner.ts';
import { PlanCache } from '../../../gateway/src/plan/plan-cache.ts';
import { OperationStore } from '../../../gateway/src/prepare/operation-store.ts';

const facts = { role: 'STRANGER' as const, jurisdiction: 'US-CO', age: 21, patientOf: null };

/** Every request is this adult's in Colorado: nobody is asked. */
const everyone: GatewayContext = {
  viewer: {
    role: facts.role,
    subject: null,
    scopes: [],
    jurisdiction: { value: facts.jurisdiction, basis: 'choice' },
    age: { value: facts.age, basis: 'choice' },
    patientOf: null,
    caller: '127.0.0.1',
  },
  policyClass: policyClassOf(facts),
};

/** A gateway that plans and fetches as ours does, and asks nothing: who it is, what they may have, how much they ask for. */
export async function startBareGateway(supergraphSdl: string): Promise<{ url: string; close(): Promise<void> }> {
  const sign = createCallSigner(testSecrets);
  const planner = createPlanner({ supergraphSdl, deadlineMs: 10_000 });
  const clients = new Map(
    readSubgraphs(supergraphSdl, {}).map(({ name, url }) => {
      const client = createSubgraphClient({ url, deadlineMs: 5_000, byteLimit: 10_000_000, tls: undefined });
      return [name, withSignature(client, { subgraph: name, sign })] as const;
    }),
  );
  const layer = createFetchLayer({ gatewayId: 'bare', clients });
  const prepare = createPrepare({ supergraphSdl, schemaId: 'bare', store: new OperationStore(), planner });
  const stock = createApolloGateway({ supergraphSdl, gatewayId: 'bare', clients, plans: new PlanCache(planner) });
  const apollo = new ApolloServer<GatewayContext>({
    gateway: withExecutor(stock, (schema) =>
      createExecutor({ layer, prepare: (operation) => prepare(schema, operation) }),
    ),
    plugins: [ApolloServerPluginLandingPageDisabled()],
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  const endpoint = await serveGraphQL({
    apollo,
    context: async () => everyone,
    host: '127.0.0.1',
    port: 0,
    health: { name: 'gateway', version: '0.0.0', schemaHash: '' },
  });
  return {
    url: endpoint.url,
    async close() {
      await endpoint.close();
      await apollo.stop();
      await layer.close();
      await planner.close();
    },
  };
}
