import { type OperationDefinitionNode, type ValueNode, valueFromASTUntyped } from 'graphql';

/** Values of an operation's variables by name; a variable without a value is not there. */
export type VariableValues = Readonly<Record<string, unknown>>;

/** The values that a request gives an operation's variables, and the operation's defaults for those it leaves out. */
export function readVariables({ variableDefinitions }: OperationDefinitionNode, given: VariableValues): VariableValues {
  const values: Record<string, unknown> = Object.create(null);
  for (const { variable, defaultValue } of variableDefinitions ?? []) {
    const name = variable.name.value;
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value !== undefined) values[name] = value;
    else if (defaultValue) values[name] = valueFromASTUntyped(defaultValue);
  }
  return values;
}

/** What is written as an argument's value, as JSON; undefined when it is left out or is a variable without a value. */
export function readValue(node: ValueNode | undefined, variables: VariableValues): unknown {
  return node && valueFromASTUntyped(node, variables);
}
