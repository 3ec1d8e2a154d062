import type { GraphQLError, OperationDefinitionNode } from 'graphql';
import type { LimitSettings } from './limit-settings.ts';
import { measureInput } from './measure-input.ts';
import { largestPage, type PageSize } from './read-inputs.ts';
import { refuseLimit } from './refuse-limit.ts';

interface Inputs {
  /** What the document says of `first` and `last`. */
  pages: readonly PageSize[];
  operation: OperationDefinitionNode | null | undefined;
  variables: Readonly<Record<string, unknown>>;
}

/**
 * Holds a request's variables, and the pages it asks for with them, against the limits.
 *
 * @returns the refusal of the first limit that is passed
 */
export function checkVariables(
  { pages, operation, variables }: Inputs,
  limits: LimitSettings,
): GraphQLError | undefined {
  const { depth, entries } = measureInput(variables);
  // The variables themselves are one object.
  if (depth - 1 > limits.INPUT_DEPTH_LIMIT) return refuseLimit(limits, 'INPUT_DEPTH_LIMIT', depth - 1);
  if (entries > limits.LIST_LIMIT) return refuseLimit(limits, 'LIST_LIMIT', entries);
  const page = largestPage(pages, operation, variables);
  if (page > limits.PAGE_LIMIT) return refuseLimit(limits, 'PAGE_LIMIT', page);
  return undefined;
}
