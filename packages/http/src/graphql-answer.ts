import type { ApolloServer, BaseContext, HTTPGraphQLResponse } from '@apollo/server';

type HTTPGraphQLOptions<C extends BaseContext> = Parameters<ApolloServer<C>['executeHTTPGraphQLRequest']>[0];

/** Apollo Server's answer, or one that is already bytes, which are written as they are. */
export type GraphQLAnswer = Omit<HTTPGraphQLResponse, 'body'> & {
  body: HTTPGraphQLResponse['body'] | { kind: 'bytes'; bytes: Buffer };
};

/** What runs one GraphQL request that came by HTTP: an Apollo Server, or what stands before one. */
export interface GraphQLRunner<C extends BaseContext> {
  executeHTTPGraphQLRequest(options: HTTPGraphQLOptions<C>): Promise<GraphQLAnswer>;
}
