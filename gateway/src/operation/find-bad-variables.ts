import { type GraphQLError, type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from 'graphql';

/** What is wrong with an operation's variables, at most 50 errors; empty when they fit their types. */
export function findBadVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>> = {},
): readonly GraphQLError[] {
  return getVariableValues(schema, variableDefinitions, variables, { maxErrors: 50 }).errors ?? [];
}
