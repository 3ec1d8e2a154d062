import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { GatewayContext } from '../context.ts';

/** A valid operation that is about to be planned, and who asks for it. */
export interface OperationRequest {
  /** What the document was validated against. */
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** As they came, defaults not filled in; they fit the operation's definitions. */
  variables: Readonly<Record<string, unknown>>;
  context: GatewayContext;
  /** Sets a header of the response, whatever becomes of the operation. */
  addHeader(name: string, value: string): void;
}

/** Looks at an operation before it is planned. What it throws, a `GraphError` or a `GraphQLError`, is the answer. */
export type OperationCheck = (request: OperationRequest) => void | Promise<void>;
