import type { ApolloServerPlugin } from '@apollo/server';
import { catalogue, type ErrorCode } from '@weedhounds/errors';
import { GraphQLError } from 'graphql';
import { findStreamingDirective } from './refuse-streaming.ts';

/**
 * What the gateway refuses before planning, each with its own words: incremental delivery (before validation, which
 * would only call the directive unknown), subscriptions, and a document without the operation that was named.
 */
export function createOperationRules(): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async validationDidStart({ document }) {
          const directive = findStreamingDirective(document);
          if (directive === undefined) return;
          throw refusal(
            'BAD_REQUEST',
            `${directive} is not supported: the whole answer is sent at once. Leave it out.`,
          );
        },
        async didResolveOperation({ operation, request }) {
          if (!operation) throw refusal('OPERATION_RESOLUTION_FAILURE', describeMissing(request.operationName));
          if (operation.operation === 'subscription') {
            throw refusal('BAD_REQUEST', 'Subscriptions are not supported: send a query or a mutation.');
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

function refusal(code: ErrorCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: catalogue[code].status } } });
}
