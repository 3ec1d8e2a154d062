import { createHash, randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { TlsIdentity } from '@weedhounds/config';
import { SettingError } from '@weedhounds/errors';
import { createCallSigner } from '@weedhounds/gateway-call';
import { serveGraphQL } from '@weedhounds/http';
import type { Keyv } from 'keyv';
import packageJson from '../package.json' with { type: 'json' };
import { createSubgraphClient } from './fetch/exchange.ts';
import { withSignature } from './fetch/signed-client.ts';
import { createApolloGateway } from './load/create-apollo-gateway.ts';
import { createApolloServer } from './load/create-apollo-server.ts';
import { quietLogger } from './load/quiet-logger.ts';
import { readSubgraphs } from './load/read-subgraphs.ts';
import { createConsoleRoutes } from './pages/console-route.ts';
import { createHomeRoute } from './pages/home-route.ts';
import { createPersistedQueryCache } from './persisted/create-cache.ts';
import { createPersistedQueryStore } from './persisted/create-store.ts';
import { createPlanner } from './plan/create-planner.ts';
import { PlanCache } from './plan/plan-cache.ts';
import { withPlanner } from './plan/with-planner.ts';
import { countCalls } from './statistics/call-statistics.ts';
import { reportCalls } from './statistics/report-calls.ts';

export interface GatewayOptions {
  supergraphSdl: string;
  /** URLs by subgraph name, in place of the supergraph's own. */
  subgraphUrls?: Readonly<Record<string, string>>;
  /** What the calls of subgraphs are signed with: the first; subgraphs may accept further ones. 32 characters or more. */
  secrets: readonly string[];
  /** What https subgraphs are shown and must show. Default: no certificate, and an authority that Node trusts. */
  subgraphTls?: TlsIdentity;
  /** The address to listen on. */
  host: string;
  /** The port to listen on; 0 takes a free one. */
  port: number;
  /** Milliseconds a subgraph has for one whole answer. Default 5,000. */
  deadlineMs?: number;
  /** Bytes one answer of a subgraph may have. Default 10,000,000. */
  byteLimit?: number;
  /** Milliseconds that planning one operation may take. Default 2,000. */
  planDeadlineMs?: number;
  /** Where persisted queries are kept; the gateway ends its connection when it closes. Default: memory. */
  persistedQueries?: Keyv<string>;
  /** Milliseconds between reports of call counts to the subgraph named `network`, where there is one. Default 2,000. */
  reportIntervalMs?: number;
  /** The folder of the built GraphiQL. Default: `web/dist` of this repository. */
  consoleFolder?: string;
  /** Shown on the page at `/`, for instance that the data is a demonstration. */
  notice?: string;
}

/** A gateway that listens. */
export interface Gateway {
  /** Where it is reached, without a path: `http://127.0.0.1:4000`. GraphQL is at `/graphql` below it. */
  url: string;
  port: number;
  /** Unready at once; requests in flight finish; the last call counts are reported; connections end. */
  close(): Promise<void>;
}

const builtConsole = fileURLToPath(new URL('../../web/dist', import.meta.url));

/**
 * Starts a gateway over a supergraph.
 *
 * @throws SettingError when the supergraph or an address in it cannot be used
 * @throws TypeError when a secret is too short
 * @throws StartError when the port or host cannot be had
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { supergraphSdl, subgraphUrls, host, port, notice, consoleFolder = builtConsole } = options;
  const { deadlineMs = 5_000, byteLimit = 10_000_000, planDeadlineMs = 2_000, reportIntervalMs = 2_000 } = options;
  const { version } = packageJson;
  const gatewayId = randomUUID();
  const closers: (() => unknown)[] = [];
  const close = async () => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne();
  };

  const addresses = readSubgraphs(supergraphSdl, subgraphUrls);
  const sign = createCallSigner(options.secrets);
  const tls = options.subgraphTls;
  // First of all that takes time: its thread loads beside what follows.
  const planner = createPlanner({ supergraphSdl, deadlineMs: planDeadlineMs });
  closers.push(() => planner.close());
  const plans = new PlanCache(planner);
  const clients = new Map(
    addresses.map(({ name, url }) => {
      const client = createSubgraphClient({ url, deadlineMs, byteLimit, tls });
      return [name, withSignature(client, { subgraph: name, sign })] as const;
    }),
  );
  for (const client of clients.values()) closers.push(() => client.close());
  const store = options.persistedQueries ?? (await createPersistedQueryStore());
  const persistedQueries = createPersistedQueryCache(store, { onChange: logStoreChange });
  closers.push(() => persistedQueries.close());
  const apollo = createApolloServer({
    gateway: withPlanner(createApolloGateway({ supergraphSdl, gatewayId, clients, plans }), plans),
    persistedQueries,
  });
  try {
    await apollo.start().catch(refuseSupergraph);
    closers.push(() => apollo.stop());
    const statistics = countCalls(gatewayId);
    closers.push(() => statistics.close());
    const endpoint = await serveGraphQL({
      apollo,
      context: async () => ({}),
      host,
      port,
      health: { name: 'gateway', version, schemaHash: hashText(supergraphSdl) },
      routes: [createHomeRoute({ version, notice }), ...createConsoleRoutes(consoleFolder)],
    });
    const network = addresses.find(({ name }) => name === 'network');
    if (network) {
      const startedAt = new Date();
      const reporter = reportCalls({
        gatewayId,
        version,
        startedAt,
        statistics,
        url: network.url,
        sign,
        tls,
        intervalMs: reportIntervalMs,
      });
      closers.push(() => reporter.close());
    }
    closers.push(() => endpoint.close());
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

function logStoreChange(isAnswering: boolean): void {
  if (isAnswering) quietLogger.warn('The store of persisted queries answers again.');
  else quietLogger.warn('The store of persisted queries does not answer; clients will send whole documents meanwhile.');
}
