import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  type OperationDefinitionNode,
  specifiedRules,
  validate,
} from 'graphql';
import { noIntrospectionRule } from './no-introspection-rule.ts';
import { perDocument } from './per-document.ts';
import { toRefusal } from './refusals.ts';

/** Errors of a request's variables that are reported at most. */
const maxErrors = 50;

/** Says what is wrong with a request; nothing, for one that fits the schema. */
export interface Validator {
  /** By the rules of the specification; remembered for each document. */
  document(document: DocumentNode, schema: GraphQLSchema): readonly GraphQLError[];
  variables(
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
    schema: GraphQLSchema,
  ): readonly GraphQLError[];
}

/** @param hideSchema refuses introspection, and suggests no names */
export function createValidator(hideSchema: boolean): Validator {
  const rules = hideSchema ? [...specifiedRules, noIntrospectionRule] : specifiedRules;
  return {
    document: perDocument((document, schema) =>
      validate(schema, document, rules, { hideSuggestions: hideSchema }).map((error) =>
        toRefusal('GRAPHQL_VALIDATION_FAILED', error),
      ),
    ),
    variables({ variableDefinitions = [] }, variables, schema) {
      const { errors = [] } = getVariableValues(schema, variableDefinitions, variables, {
        maxErrors,
        hideSuggestions: hideSchema,
      });
      return errors.map((error) => toRefusal('BAD_USER_INPUT', error));
    },
  };
}
