import { type DocumentNode, type GraphQLSchema, Kind, parse, validate } from 'graphql';
import type { CostRequest } from '../create-cost-model.ts';

/** The first operation of a text as a request. Throws when the operation does not fit the schema. */
export function toRequest(
  schema: GraphQLSchema,
  text: string | DocumentNode,
  variables: Readonly<Record<string, unknown>> = {},
): CostRequest {
  const document = typeof text === 'string' ? parse(text) : text;
  const [error] = validate(schema, document);
  if (error) throw error;
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new TypeError('The document must hold an operation.');
  return { document, operation, variables };
}
