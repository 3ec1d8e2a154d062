import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { createCallSigner } from '@weedhounds/gateway-call';
import { serveGraphQL } from '@weedhounds/http';
import { policyClassOf } from '@weedhounds/policy';
import { testSecrets } from '@weedhounds/subgraph/testing';
import type { GatewayContext } from '../../../gateway/src/context.ts';
import { createSubgraphClient } from '../../../gateway/src/fetch/exchange.ts';
import { withSignature } from '../../../gateway/src/fetch/signed-client.ts';
import { createApolloGateway } from '../../../gateway/src/load/create-apollo-gateway.ts';
import { readSubgraphs } from '../../../gateway/src/load/read-subgraphs.ts';
import { createPlanner } from '../../../gateway/src/plan/create-planner.ts';
import { PlanCache } from '../../../gateway/src/plan/plan-cache.ts';
import { withPlanner } from '../../../gateway/src/plan/with-planner.ts';

const facts = { role: 'STRANGER' as const, jurisdiction: 'CO', age: 21, patientOf: null };

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
  const plans = new PlanCache(planner);
  const clients = new Map(
    readSubgraphs(supergraphSdl, {}).map(({ name, url }) => {
      const client = createSubgraphClient({ url, deadlineMs: 5_000, byteLimit: 10_000_000, tls: undefined });
      return [name, withSignature(client, { subgraph: name, sign })] as const;
    }),
  );
  const gateway = createApolloGateway({ supergraphSdl, gatewayId: 'bare', clients, plans });
  const apollo = new ApolloServer<GatewayContext>({
    gateway: withPlanner(gateway, plans),
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
      await Promise.all([...clients.values()].map((client) => client.close()));
      await planner.close();
    },
  };
}
