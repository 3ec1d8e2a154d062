import type { IncomingMessage } from 'node:http';
import { ApolloServer, type ApolloServerPlugin, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { TlsIdentity } from '@weedhounds/config';
import { createErrorFormatter } from '@weedhounds/errors';
import { callHeader, createCallVerifier, type GatewayCall } from '@weedhounds/gateway-call';
import { type HttpEndpoint, serveGraphQL } from '@weedhounds/http';
import { createSubgraphSchema, hashSchema } from './subgraph-schema.ts';

interface SubgraphOptions<C extends BaseContext> {
  /** `menu`: in health answers and in the log. */
  name: string;
  version: string;
  /** The whole SDL, as `loadSchemaText` reads it. */
  typeDefs: string;
  /** By type and field. Resolvers for the checked scalars are added. */
  resolvers: object;
  /** What its gateway signs calls with: whoever knows none of them is refused, whatever is asked. */
  secrets: readonly string[];
  /** For HTTPS: callers must show a certificate of its `ca`. Default: plain HTTP. */
  tls?: TlsIdentity | undefined;
  /** Called once a request, so that loaders live for one request. */
  createContext: (call: GatewayCall, request: IncomingMessage) => C;
  /**
   * Whole seconds since what an answer holds was so, once it is made; sent as `Age`, so that it is kept for so much less. Default: it is as of now.
   */
  ageOf?: (context: C) => number | undefined;
  /** The address to listen on. */
  host: string;
  /** The port to listen on; 0 takes a free one. */
  port: number;
  /** Whether requests can be answered now. Default: always. */
  isReady?: () => boolean;
}

/** A subgraph that listens. */
export interface Subgraph {
  name: string;
  endpoint: HttpEndpoint;
  /** 16 hex digits that change with the SDL. */
  schemaHash: string;
  /** Drains: unready at once, requests in flight finish. */
  close(): Promise<void>;
}

/**
 * Starts a subgraph, which answers its gateway only: calls that are not signed get 401 UNAUTHENTICATED. Errors outside the catalogue reach the gateway as one fixed sentence and stderr in full.
 *
 * @throws TypeError when resolvers and SDL do not fit, or a secret is too short
 * @throws StartError when the port cannot be had
 */
export async function startSubgraph<C extends BaseContext>(options: SubgraphOptions<C>): Promise<Subgraph> {
  const { name, version, typeDefs, resolvers, secrets, tls, createContext, ageOf, host, port, isReady } = options;
  const verify = createCallVerifier(secrets, name);
  const schemaHash = hashSchema(typeDefs);
  const apollo = new ApolloServer<C>({
    schema: createSubgraphSchema(typeDefs, resolvers),
    formatError: createErrorFormatter({ service: name }),
    includeStacktraceInErrorResponses: false,
    introspection: true,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    plugins: [
      // The schema says how long its data may be kept; a header of Apollo's would forbid it for all that has no `@cacheControl`.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ...(ageOf ? [sendAge(ageOf)] : []),
    ],
  });
  await apollo.start();
  const endpoint = await serveGraphQL({
    apollo,
    context: async (request) => createContext(verify(headerOf(request)), request),
    host,
    port,
    tls,
    health: { name, version, schemaHash, ...(isReady && { isReady }) },
  });
  const close = async () => {
    await endpoint.close();
    await apollo.stop();
  };
  return { name, endpoint, schemaHash, close };
}

function sendAge<C extends BaseContext>(ageOf: (context: C) => number | undefined): ApolloServerPlugin<C> {
  return {
    requestDidStart: async () => ({
      async willSendResponse({ contextValue, response }) {
        const age = ageOf(contextValue);
        if (age !== undefined && age > 0) response.http.headers.set('age', String(age));
      },
    }),
  };
}

/** Node joins repeated headers with a comma, which no signed call holds. */
function headerOf({ headers }: IncomingMessage): string | undefined {
  return headers[callHeader]?.toString();
}
