import { createHash, randomUUID } from 'node:crypto';
import { SettingError } from '@weedhounds/errors';
import { createCallSigner } from '@weedhounds/gateway-call';
import { serveGraphQL } from '@weedhounds/http';
import packageJson from '../package.json' with { type: 'json' };
import { withAccess } from './access/with-access.ts';
import { createCostModel } from './cost/create-cost-model.ts';
import { openDoor } from './edge/open-door.ts';
import { createSubgraphClient } from './fetch/exchange.ts';
import { withSignature } from './fetch/signed-client.ts';
import type { GatewayOptions } from './gateway-options.ts';
import { createApolloGateway } from './load/create-apollo-gateway.ts';
import { createApolloServer } from './load/create-apollo-server.ts';
import { readSubgraphs } from './load/read-subgraphs.ts';
import { createConsoleRoutes } from './pages/console-route.ts';
import { createHomeRoute } from './pages/home-route.ts';
import { openPersistedQueries } from './persisted/open-persisted-queries.ts';
import { createPlanner } from './plan/create-planner.ts';
import { PlanCache } from './plan/plan-cache.ts';
import { withPlanner } from './plan/with-planner.ts';
import { openRules } from './rules/open-rules.ts';
import { countCalls } from './statistics/call-statistics.ts';
import { reportCalls } from './statistics/report-calls.ts';
import { withTrustedDocuments } from './trusted/with-trusted-documents.ts';
import { withDefaults } from './with-defaults.ts';

/** A gateway that listens. */
export interface Gateway {
  /** Where it is reached, without a path: `http://127.0.0.1:4000`. GraphQL is at `/graphql` below it. */
  url: string;
  port: number;
  /** Unready at once; requests in flight finish; the last call counts are reported; connections end. */
  close(): Promise<void>;
}

/**
 * Starts a gateway over a supergraph.
 *
 * @throws SettingError when the supergraph, an address in it or the development key cannot be used
 * @throws TypeError when a secret is too short
 * @throws StartError when the port or host cannot be had
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { supergraphSdl, identity, edge, redisUrl, revocationRedisUrl, trustedDocuments, ...rest } =
    withDefaults(options);
  const { version } = packageJson;
  const gatewayId = randomUUID();
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne();
  };
  const closing = <T extends { close(): unknown }>(part: T): T => {
    closers.push(() => part.close());
    return part;
  };

  const addresses = readSubgraphs(supergraphSdl, rest.subgraphUrls);
  const sign = createCallSigner(rest.secrets);
  try {
    // First of all that takes time: its thread loads beside what follows.
    const plans = new PlanCache(closing(createPlanner({ supergraphSdl, deadlineMs: rest.planDeadlineMs })));
    const clients = new Map(
      addresses.map(({ name, url }) => {
        const client = createSubgraphClient({
          url,
          deadlineMs: rest.deadlineMs,
          byteLimit: rest.byteLimit,
          tls: rest.subgraphTls,
        });
        return [name, closing(withSignature(client, { subgraph: name, sign }))] as const;
      }),
    );
    const rules = closing(await openRules(clients.get('dispensary')));
    const door = closing(await openDoor({ identity, edge, redisUrl, revocationRedisUrl }));
    const persistedQueries = closing(await openPersistedQueries(redisUrl));

    const planned = withPlanner(createApolloGateway({ supergraphSdl, gatewayId, clients, plans }), plans);
    const guarded = withAccess(planned, { supergraphSdl, rules, leastConfidence: rest.leastConfidence });
    const apollo = createApolloServer({
      gateway: guarded,
      persistedQueries,
      limits: rest.limits,
      cost: { model: createCostModel(supergraphSdl), limit: rest.costLimit, budget: door.costBudget },
      hideSchema: rest.hideSchema,
    });
    await apollo.start().catch(refuseSupergraph);
    closers.push(() => apollo.stop());

    const statistics = closing(countCalls(gatewayId));
    const { addresses: _, rateLimits: __, ...connections } = edge;
    const endpoint = await serveGraphQL({
      ...connections,
      apollo: trustedDocuments === undefined ? apollo : withTrustedDocuments(apollo, trustedDocuments),
      guard: door.guard,
      context: door.admit,
      host: rest.host,
      port: rest.port,
      health: { name: 'gateway', version, schemaHash: hashText(supergraphSdl) },
      routes: [
        ...door.routes,
        createHomeRoute({ version, notice: rest.notice }),
        ...createConsoleRoutes(rest.consoleFolder),
      ],
    });
    const network = addresses.find(({ name }) => name === 'network');
    if (network) {
      const { url } = network;
      const startedAt = new Date();
      const intervalMs = rest.reportIntervalMs;
      closing(reportCalls({ gatewayId, version, startedAt, statistics, url, tls: rest.subgraphTls, sign, intervalMs }));
    }
    closing(endpoint);
    return { url: endpoint.url, port: endpoint.port, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Every cause of a gateway that cannot load lies in its supergraph: nothing else is read. */
function refuseSupergraph(cause: unknown): never {
  const [reason] = String(cause instanceof Error ? cause.message : cause).split('\n', 1);
  throw new SettingError('SUPERGRAPH', `SUPERGRAPH must be a supergraph that can be run; ${reason}`, { cause });
}

/** The first 16 hexadecimal digits of the text's SHA-256. */
function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
