import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import {
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLInt,
  GraphQLNonNull,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';

type GatewayInterface = ApolloServerOptionsWithGateway<BaseContext>['gateway'];

const condition = {
  if: { type: new GraphQLNonNull(GraphQLBoolean), defaultValue: true },
  label: { type: GraphQLString },
};

const streamingDirectives = [
  new GraphQLDirective({
    name: 'defer',
    locations: [DirectiveLocation.FRAGMENT_SPREAD, DirectiveLocation.INLINE_FRAGMENT],
    args: condition,
  }),
  new GraphQLDirective({
    name: 'stream',
    locations: [DirectiveLocation.FIELD],
    args: { ...condition, initialCount: { type: GraphQLInt, defaultValue: 0 } },
  }),
];

/**
 * Lets Apollo Server's validation know `@defer` and `@stream`, so that they come as far as the operation rules and are
 * refused there in words of our own. Introspection, which the gateway answers itself, does not show them.
 */
export function withStreamingDirectives(gateway: GatewayInterface): GatewayInterface {
  return {
    load: (options) => gateway.load(options),
    stop: () => gateway.stop(),
    onSchemaLoadOrUpdate: (callback) =>
      gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) =>
        callback({ apiSchema: extend(apiSchema), coreSupergraphSdl }),
      ),
  };
}

function extend(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig();
  return new GraphQLSchema({ ...config, directives: [...config.directives, ...streamingDirectives] });
}
