import type { DirectiveNode, OperationDefinitionNode } from 'graphql';
import { createRefusal } from './refusals.ts';

/**
 * What the gateway refuses of a valid document: one without the operation that was named, subscriptions and incremental
 * delivery.
 *
 * @param streaming the document's first directive of incremental delivery
 * @returns the operation to run
 * @throws GraphQLError that says what to send instead
 */
export function checkOperation(
  operation: OperationDefinitionNode | undefined,
  operationName: string | undefined,
  streaming: DirectiveNode | undefined,
): OperationDefinitionNode {
  if (!operation) throw createRefusal('OPERATION_RESOLUTION_FAILURE', describeMissing(operationName));
  if (operation.operation === 'subscription') {
    const message = 'Subscriptions are not supported: send a query or a mutation.';
    throw createRefusal('BAD_REQUEST', message, operation);
  }
  if (streaming) {
    const message = `@${streaming.name.value} is not supported: every answer is sent whole. Leave it out.`;
    throw createRefusal('BAD_REQUEST', message, streaming);
  }
  return operation;
}

function describeMissing(operationName: string | undefined): string {
  return operationName
    ? `The document holds no operation named ${JSON.stringify(operationName)}.`
    : 'The document holds several operations: operationName must say which to run.';
}
