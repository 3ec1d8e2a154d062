import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GatewayContext } from '../context.ts';
import type { CostControl } from '../cost/cost-control.ts';
import type { LimitSettings } from '../limits/limit-settings.ts';
import { createOperationStage } from '../operation/create-operation-stage.ts';
import type { TextCache } from '../persisted/create-cache.ts';
import { createGatewayErrorFormatter } from '../respond/format-error.ts';
import { hideValueCompletion } from '../respond/hide-value-completion.ts';
import { quietLogger } from './quiet-logger.ts';
import type { GatewayInterface } from './with-validation.ts';

interface ApolloServerOptions {
  gateway: GatewayInterface;
  persistedQueries: TextCache;
  limits: LimitSettings;
  /** What checks operations' cost, and tells it. */
  cost: CostControl;
  /** What tells operators what the cache did. */
  explainer: ApolloServerPlugin<GatewayContext>;
  /** Whether strangers are refused introspection, and told no names of the schema that they did not send. */
  hideSchema: boolean;
}

/** Seconds a persisted query is kept after it was registered: 30 days. */
const persistedQueryTtl = 30 * 24 * 60 * 60;

/** Parsing, limits, validation and persisted queries in front of a gateway. Not yet started. Speaks to no host but subgraphs. */
export function createApolloServer(options: ApolloServerOptions): ApolloServer<GatewayContext> {
  const { gateway, persistedQueries, limits, hideSchema, cost, explainer } = options;
  return new ApolloServer<GatewayContext>({
    gateway,
    formatError: createGatewayErrorFormatter(),
    includeStacktraceInErrorResponses: false,
    introspection: true,
    parseOptions: { maxTokens: limits.TOKEN_LIMIT },
    // The operation stage validates, after the limits.
    dangerouslyDisableValidation: true,
    logger: quietLogger,
    persistedQueries: { cache: persistedQueries, ttl: persistedQueryTtl },
    plugins: [
      createOperationStage({ limits, hideSchema, checks: [cost.check] }),
      hideValueCompletion(),
      cost.report,
      explainer,
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
    // The HTTP server drains, and signals are the process's affair.
    stopOnTerminationSignals: false,
  });
}
