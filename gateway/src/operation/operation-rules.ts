import type { ApolloServerPlugin } from '@apollo/server';
import { catalogue, type ErrorCode } from '@weedhounds/errors';
import { type ASTNode, GraphQLError } from 'graphql';
import { findStreamingDirective } from './find-streaming-directive.ts';

/**
 * What the gateway refuses of a valid document before planning: a document without the operation that was named,
 * subscriptions and incremental delivery.
 */
export function createOperationRules(): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request }) {
          if (!operation) throw refusal('OPERATION_RESOLUTION_FAILURE', describeMissing(request.operationName));
          if (operation.operation === 'subscription') {
            throw refusal('BAD_REQUEST', 'Subscriptions are not supported: send a query or a mutation.', operation);
          }
          const directive = findStreamingDirective(document);
          if (directive) {
            const name = `@${directive.name.value}`;
            throw refusal(
              'BAD_REQUEST',
              `${name} is not supported: every answer is sent whole. Leave it out.`,
              directive,
            );
          }
        },
      };
    },
  };
}

function describeMissing(operationName: string | undefined): string {
  return operationName
    ? `The document holds no operation named ${JSON.stringify(operationName)}.`
    : 'The document holds several operations: operationName must say which to run.';
}

function refusal(code: ErrorCode, message: string, node?: ASTNode): GraphQLError {
  const { status } = catalogue[code];
  return new GraphQLError(message, { extensions: { code, http: { status } }, ...(node && { nodes: [node] }) });
}
