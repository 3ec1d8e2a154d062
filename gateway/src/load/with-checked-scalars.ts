import { scalarResolvers } from '@weedhounds/scalars';
import { type GraphQLSchema, isScalarType } from 'graphql';

/**
 * Gives a client API schema's scalars their checks of input. A supergraph carries only their names, so a THC of 140 %
 * would be planned and sent before a subgraph refused it. What subgraphs answer is checked there and passes as it came.
 *
 * @returns the same schema: the planner must see the same types
 */
export function withCheckedScalars(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    const checked = scalarResolvers[type.name];
    if (!checked || !isScalarType(type)) continue;
    type.parseValue = checked.parseValue;
    type.parseLiteral = checked.parseLiteral;
  }
  return schema;
}
