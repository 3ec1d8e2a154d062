import { type DefinitionNode, type OperationDefinitionNode, visit } from 'graphql';

/** An operation that defines only the variables that it or its fragments use. */
export function withoutUnusedVariables(
  operation: OperationDefinitionNode,
  fragments: readonly DefinitionNode[],
): OperationDefinitionNode {
  const used = new Set<string>();
  for (const definition of [operation, ...fragments]) {
    visit(definition, {
      VariableDefinition: () => false,
      Variable: ({ name }) => void used.add(name.value),
    });
  }
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value));
  return { ...operation, ...(variableDefinitions && { variableDefinitions }) };
}
