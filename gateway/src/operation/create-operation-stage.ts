import type { ApolloServerPlugin, GraphQLRequestContextDidResolveOperation } from '@apollo/server';
import type { GraphQLError } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { checkDocument } from '../limits/check-document.ts';
import { checkVariables } from '../limits/check-variables.ts';
import type { LimitSettings } from '../limits/limit-settings.ts';
import { rewordParseError } from '../limits/reword-parse-error.ts';
import { answerWith } from './answer-with.ts';
import { createValidator } from './create-validator.ts';
import { findStreamingDirective } from './find-streaming-directive.ts';
import type { OperationCheck } from './operation-check.ts';
import { checkOperation } from './operation-rules.ts';
import { perDocument } from './per-document.ts';
import { toAnswer } from './refusals.ts';

export interface OperationStageOptions {
  /** How large an operation may be. `TOKEN_LIMIT` must also be Apollo Server's `parseOptions.maxTokens`. */
  limits: LimitSettings;
  /** Whether strangers are refused introspection, and told no names of the schema that they did not send. */
  hideSchema: boolean;
  /** What else an operation must pass, in this order. */
  checks: readonly OperationCheck[];
}

/**
 * All that is asked of an operation before it is planned, in this order: that document and variables are within the limits,
 * that they fit the schema, that it can be run, and what `checks` ask. The first to refuse is the answer.
 *
 * For an Apollo Server with `dangerouslyDisableValidation`, so that validation, which compares fields with one another, sees
 * nothing that is beyond the limits.
 */
export function createOperationStage(options: OperationStageOptions): ApolloServerPlugin<GatewayContext> {
  const { limits } = options;
  const examine = createExamination(options);
  return {
    async requestDidStart() {
      // What Apollo Server, which takes one error, cannot answer by itself.
      let answer: readonly GraphQLError[] = [];
      return {
        async didResolveOperation(request) {
          const refusals = await examine(request);
          if (refusals.length > 1) answer = refusals;
          // Not through `responseForOperation`: the text of what is refused must not become a persisted query.
          if (refusals[0]) throw refusals[0];
        },
        async didEncounterErrors({ document, errors: [error] }) {
          const reworded = document === undefined && error ? rewordParseError(error, limits) : undefined;
          if (reworded) answer = [reworded];
        },
        async willSendResponse({ response }) {
          if (answer.length > 0) answerWith(response, answer);
        },
      };
    },
  };
}

type ResolvedRequest = GraphQLRequestContextDidResolveOperation<GatewayContext>;

/** What a request is refused for: errors of one kind; none for an operation that may be planned. */
function createExamination({ limits, hideSchema, checks }: OperationStageOptions) {
  const limitsOf = perDocument((document) => checkDocument(document, limits));
  const streamingOf = perDocument(findStreamingDirective);
  const open = createValidator(false);
  const discreet = createValidator(true);

  return async (requestContext: ResolvedRequest): Promise<readonly GraphQLError[]> => {
    const { document, schema, request, response, contextValue: context } = requestContext;
    const { variables = {}, operationName } = request;

    const verdict = limitsOf(document, schema);
    if (verdict.kind === 'refused') return [verdict.error];
    const tooLarge = checkVariables({ pages: verdict.pages, operation: requestContext.operation, variables }, limits);
    if (tooLarge) return [tooLarge];

    const validator = hideSchema && context.viewer.role === 'STRANGER' ? discreet : open;
    const invalid = validator.document(document, schema);
    if (invalid.length > 0) return invalid;
    try {
      const operation = checkOperation(requestContext.operation, operationName, streamingOf(document, schema));
      const unfit = validator.variables(operation, variables, schema);
      if (unfit.length > 0) return unfit;
      const addHeader = (name: string, value: string) => void response.http.headers.set(name, value);
      for (const check of checks) await check({ schema, document, operation, variables, context, addHeader });
    } catch (error) {
      return [toAnswer(error)];
    }
    return [];
  };
}
