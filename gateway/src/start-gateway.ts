import { randomUUID } from 'node:crypto';
import { createCallSigner, createSubgraphVerifier } from '@weedhounds/gateway-call';
import { serveGraphQL } from '@weedhounds/http';
import { policyClassKey } from '@weedhounds/policy';
import type { GraphQLSchema } from 'graphql';
import packageJson from '../package.json' with { type: 'json' };
import { epochOf } from './cache/epoch.ts';
import { openEntityCache } from './cache/open-entity-cache.ts';
import { createChangesRoute } from './cache/purging/changes-route.ts';
import { createPurge } from './cache/purging/create-purge.ts';
import { createPurgeAll } from './cache/purging/purge-all.ts';
import { createPurgeRoute } from './cache/purging/purge-route.ts';
import { createCostControl } from './cost/cost-control.ts';
import { openDoor } from './edge/open-door.ts';
import type { GatewayOptions } from './gateway-options.ts';
import { createLiveGraph } from './graph/live-graph.ts';
import { loadGraph } from './graph/load-graph.ts';
import { openSubgraphs, type Subgraphs } from './graph/subgraphs.ts';
import { createApolloServer } from './load/create-apollo-server.ts';
import { createConsoleRoutes } from './pages/console-route.ts';
import { createHomeRoute } from './pages/home-route.ts';
import { openPersistedQueries } from './persisted/open-persisted-queries.ts';
import { OperationStore } from './prepare/operation-store.ts';
import { createCacheExplainer } from './respond/explain-cache.ts';
import { OperationFacts } from './respond/operation-facts.ts';
import { withSharedOperations } from './respond/with-shared-operations.ts';
import { openRules } from './rules/open-rules.ts';
import { countCalls } from './statistics/call-statistics.ts';
import { publishCounts } from './statistics/publish-counts.ts';
import { reportCalls } from './statistics/report-calls.ts';
import { withTrustedDocuments } from './trusted/with-trusted-documents.ts';
import { withDefaults } from './with-defaults.ts';

/** A gateway that listens. */
export interface Gateway {
  /** Where it is reached, without a path: `http://127.0.0.1:4000`. GraphQL is at `/graphql` below it. */
  url: string;
  port: number;
  /**
   * Serves another supergraph from now on. What runs goes on over the one before. Rejects with a SettingError when it cannot be
   * used; then nothing changes.
   */
  update(supergraphSdl: string): Promise<void>;
  /** Unready at once; requests in flight finish; the last call counts are reported; connections end. */
  close(): Promise<void>;
}

/** Operations, of those used most, that are planned for a new supergraph before it is served. */
const warmed = 100;

/**
 * Starts a gateway over a supergraph.
 *
 * @throws SettingError when the supergraph, an address in it or the development key cannot be used
 * @throws TypeError when a secret is too short
 * @throws StartError when the port or host cannot be had
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { identity, edge, redisUrl, revocationRedisUrl, trustedDocuments, ...rest } = withDefaults(options);
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

  const sign = createCallSigner(rest.secrets);
  const store = new OperationStore();
  const open = (supergraphSdl: string) => openSubgraphs(supergraphSdl, { ...rest, tls: rest.subgraphTls, sign });
  const facts = new OperationFacts();
  const onRun = facts.noteExecution.bind(facts);
  let writes = 0;
  let subgraphs = open(rest.supergraphSdl);
  const opened =
    rest.cache.isOn && !options.entityCache ? closing(await openEntityCache(rest.cache, redisUrl)) : undefined;
  const entityCache = options.entityCache ?? opened;
  const purgeAll = entityCache && createPurgeAll(entityCache.purges, () => [...subgraphs.clients.keys()]);
  try {
    const rules = closing(await openRules(() => subgraphs.clients.get('dispensary'), purgeAll));
    const load = (supergraphSdl: string, of: Subgraphs) =>
      loadGraph({
        ...rest,
        entityCache,
        supergraphSdl,
        gatewayId,
        subgraphs: of,
        store,
        rules,
        onRun,
        onWrite: () => writes++,
      });
    const live = createLiveGraph({ first: await load(rest.supergraphSdl, subgraphs) });
    // Closed last of all: the rules are read through its clients.
    closers.unshift(() => live.close());
    const door = closing(await openDoor({ identity, edge, redisUrl, revocationRedisUrl }));
    const persistedQueries = closing(await openPersistedQueries(redisUrl));

    const modelOf = (schema: GraphQLSchema) => live.of(schema).cost;
    const cost = createCostControl({ modelOf, limit: rest.costLimit, budget: door.costBudget });
    const apollo = createApolloServer({
      gateway: live.gateway,
      persistedQueries,
      limits: rest.limits,
      cost,
      explainer: createCacheExplainer(facts, entityCache?.now ?? Date.now),
      hideSchema: rest.hideSchema,
    });
    await apollo.start();
    closers.push(() => apollo.stop());

    const runner = withSharedOperations(apollo, {
      facts,
      viewerKeyOf(context) {
        const { id, accessKeyOf } = live.current();
        return `${id} ${policyClassKey(context.policyClass)} ${accessKeyOf(context)}`;
      },
      spentOf: cost.spentOf,
      budget: door.costBudget,
      epoch: () => `${writes} ${entityCache ? epochOf(entityCache.purges) : ''}`,
      operations: entityCache?.operations,
      now: entityCache?.now,
      statistics: entityCache?.statistics,
      noteHot: (names) => live.current().noteHot(names),
    });

    const statistics = closing(countCalls(gatewayId));
    if (entityCache?.statistics) publishCounts(gatewayId, entityCache.statistics);
    const { addresses: _, rateLimits: __, ...connections } = edge;
    const endpoint = await serveGraphQL({
      ...connections,
      apollo: trustedDocuments === undefined ? runner : withTrustedDocuments(runner, trustedDocuments),
      guard: door.guard,
      context: door.admit,
      host: rest.host,
      port: rest.port,
      health: {
        name: 'gateway',
        version,
        get schemaHash() {
          return live.current().id;
        },
      },
      routes: [
        ...door.routes,
        ...(entityCache
          ? [
              createPurgeRoute({ purge: createPurge(entityCache), admit: door.admit }),
              createChangesRoute(createSubgraphVerifier(rest.secrets), entityCache.purges),
            ]
          : []),
        createHomeRoute({ version, notice: rest.notice }),
        ...createConsoleRoutes(rest.consoleFolder),
      ],
    });
    const network = subgraphs.addresses.find(({ name }) => name === 'network');
    if (network) {
      const { url } = network;
      const startedAt = new Date();
      const intervalMs = rest.reportIntervalMs;
      const cache = entityCache?.statistics;
      const tls = rest.subgraphTls;
      closing(reportCalls({ gatewayId, version, startedAt, statistics, cache, url, tls, sign, intervalMs }));
    }
    closing(endpoint);
    const update = inTurn(async (supergraphSdl: string) => {
      const next = open(supergraphSdl);
      const graph = await load(supergraphSdl, next);
      await live.replace(graph, store.hottest(live.current().id, warmed));
      subgraphs = next;
    });
    return { url: endpoint.url, port: endpoint.port, update, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A function whose runs wait for one another. */
function inTurn<A>(run: (argument: A) => Promise<void>): (argument: A) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return (argument) => {
    const next = last.then(() => run(argument));
    last = next.catch(() => {});
    return next;
  };
}
