import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GatewayContext } from '../context.ts';
import { createOperationRules } from '../operation/operation-rules.ts';
import type { TextCache } from '../persisted/create-cache.ts';
import { createGatewayErrorFormatter } from '../respond/format-error.ts';
import { hideValueCompletion } from '../respond/hide-value-completion.ts';
import { quietLogger } from './quiet-logger.ts';
import { type GatewayInterface, withValidation } from './with-validation.ts';

interface ApolloServerOptions {
  gateway: GatewayInterface;
  persistedQueries: TextCache;
}

/** Seconds a persisted query is kept after it was registered: 30 days. */
const persistedQueryTtl = 30 * 24 * 60 * 60;

/** Parsing, validation and persisted queries in front of a gateway. Not yet started. Speaks to no host but subgraphs. */
export function createApolloServer({ gateway, persistedQueries }: ApolloServerOptions): ApolloServer<GatewayContext> {
  return new ApolloServer<GatewayContext>({
    gateway: withValidation(gateway),
    formatError: createGatewayErrorFormatter(),
    includeStacktraceInErrorResponses: false,
    introspection: true,
    logger: quietLogger,
    persistedQueries: { cache: persistedQueries, ttl: persistedQueryTtl },
    plugins: [
      createOperationRules(),
      hideValueCompletion(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
    // The HTTP server drains, and signals are the process's affair.
    stopOnTerminationSignals: false,
  });
}
