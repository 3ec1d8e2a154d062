import type { GraphQLSchema } from 'graphql';
import type { GatewayInterface } from '../load/with-validation.ts';
import type { Executor } from './create-executor.ts';

/**
 * A gateway that loads the supergraph as the given one does, and executes as it is told here.
 *
 * @param create is given the client API schema, once it is loaded
 */
export function withExecutor(gateway: GatewayInterface, create: (schema: GraphQLSchema) => Executor): GatewayInterface {
  return {
    async load(options) {
      let schema: GraphQLSchema | undefined;
      const unsubscribe = gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
        schema = apiSchema;
      });
      await gateway.load(options);
      unsubscribe();
      if (schema === undefined) throw new TypeError('A gateway must know its schema once it is loaded.');
      return { executor: create(schema) };
    },
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    stop: () => gateway.stop(),
  };
}
