import { ApolloServer, type ApolloServerOptions, type BaseContext } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { createErrorFormatter } from '@weedhounds/errors';
import { buildSchema } from 'graphql';
import { type HttpEndpoint, type ServeOptions, serveGraphQL } from './index.ts';

export const health = { name: 'test', version: '1.0.0', schemaHash: '0123456789abcdef' };

type Overrides = Partial<Omit<ServeOptions<BaseContext>, 'apollo'>> & {
  /** What the fields of `Query` answer. */
  rootValue?: Record<string, unknown>;
  apolloOptions?: Partial<ApolloServerOptions<BaseContext>>;
};

/** A real server with a small schema on a free port. */
export async function startTestServer({
  rootValue = {},
  apolloOptions,
  ...options
}: Overrides = {}): Promise<HttpEndpoint> {
  const apollo = new ApolloServer<BaseContext>({
    schema: buildSchema('type Query { hello(name: String, times: Int): String } type Mutation { greet: String }'),
    rootValue: () => rootValue,
    formatError: createErrorFormatter({ service: 'test' }),
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginLandingPageDisabled()],
    ...apolloOptions,
  } as ApolloServerOptions<BaseContext>);
  await apollo.start();
  return serveGraphQL({ apollo, context: async () => ({}), host: '127.0.0.1', port: 0, health, ...options });
}
