import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { readSettings } from '@weedhounds/config';
import { serveGraphQL } from '@weedhounds/http';
import type { Role } from '@weedhounds/policy';
import { buildSchema, execute } from 'graphql';
import { z } from 'zod';
import { contextOf } from '../../access/testing/viewers.ts';
import type { GatewayContext } from '../../context.ts';
import { type LimitSettings, limitVariables, toLimitSettings } from '../../limits/limit-settings.ts';
import { quietLogger } from '../../load/quiet-logger.ts';
import { withValidation } from '../../load/with-validation.ts';
import { createGatewayErrorFormatter } from '../../respond/format-error.ts';
import { createOperationStage, type OperationStageOptions } from '../create-operation-stage.ts';

const schema = buildSchema(`
  type Query { a: Query  b: Int  list(first: Int, last: Int, ids: [Int], input: Input): Query  at(level: Level): Int }
  type Mutation { a: Query  b: Int }
  type Subscription { b: Int }
  input Input { ids: [Int]  input: Input }
  enum Level { LOWEST HIGHEST }
`);

/** A server in front of a planner that plans nothing: every value is null, and runs are counted. */
export interface StagedServer {
  /** Sends a request; a string is a query. */
  send(request: unknown, role?: Role): Promise<{ status: number; headers: Headers; body: unknown }>;
  /** Operations that came as far as planning, since it was last asked. */
  takePlanned(): number;
  close(): Promise<void>;
}

export const defaultLimits: LimitSettings = toLimitSettings(readSettings(z.object(limitVariables), {}));

/** Starts Apollo Server with the operation stage on a free loopback port. The viewer's role is the header `x-role`. */
export async function startStagedServer(options: Partial<OperationStageOptions> = {}): Promise<StagedServer> {
  const { limits = defaultLimits, hideSchema = false, checks = [] } = options;
  let planned = 0;
  const apollo = new ApolloServer<GatewayContext>({
    gateway: withValidation({
      load: async () => ({
        async executor({ document, request }) {
          planned += 1;
          const { variables: variableValues, operationName } = request;
          return execute({ schema, document, variableValues, operationName });
        },
      }),
      onSchemaLoadOrUpdate(callback) {
        callback({ apiSchema: schema, coreSupergraphSdl: '' });
        return () => {};
      },
      stop: async () => {},
    }),
    dangerouslyDisableValidation: true,
    parseOptions: { maxTokens: limits.TOKEN_LIMIT },
    formatError: createGatewayErrorFormatter(),
    includeStacktraceInErrorResponses: false,
    introspection: true,
    logger: quietLogger,
    plugins: [createOperationStage({ limits, hideSchema, checks }), ApolloServerPluginLandingPageDisabled()],
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  const endpoint = await serveGraphQL({
    apollo,
    context: async ({ headers }) => contextOf({ role: (headers['x-role'] ?? 'STRANGER') as Role }),
    host: '127.0.0.1',
    port: 0,
    health: { name: 'gateway', version: '0.0.0', schemaHash: '' },
  });
  return {
    async send(request, role = 'STRANGER') {
      const response = await fetch(`${endpoint.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json',
          'x-role': role,
        },
        body: JSON.stringify(typeof request === 'string' ? { query: request } : request),
      });
      return { status: response.status, headers: response.headers, body: await response.json() };
    },
    takePlanned() {
      const taken = planned;
      planned = 0;
      return taken;
    },
    async close() {
      await endpoint.close();
      await apollo.stop();
    },
  };
}
