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
import { withCheckedScalars } from './with-checked-scalars.ts';

/** What Apollo Server asks of a gateway. */
export type GatewayInterface = ApolloServerOptionsWithGateway<BaseContext>['gateway'];

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
 * A gateway whose schema validates more than the supergraph says: the checked scalars check their input, and `@defer` and
 * `@stream` are known, so that they come as far as the operation rules and are refused there in words of our own.
 * Introspection, which the gateway answers itself, does not show them.
 */
export function withValidation(gateway: GatewayInterface): GatewayInterface {
  return {
    load: (options) => gateway.load(options),
    stop: () => gateway.stop(),
    onSchemaLoadOrUpdate: (callback) =>
      gateway.onSchemaLoadOrUpdate(({ apiSchema, coreSupergraphSdl }) =>
        callback({ apiSchema: extend(withCheckedScalars(apiSchema)), coreSupergraphSdl }),
      ),
  };
}

function extend(schema: GraphQLSchema): GraphQLSchema {
  const config = schema.toConfig();
  return new GraphQLSchema({ ...config, directives: [...config.directives, ...streamingDirectives] });
}
