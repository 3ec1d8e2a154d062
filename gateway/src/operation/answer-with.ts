import type { GraphQLResponse } from '@apollo/server';
import type { GraphQLError } from 'graphql';
import { createGatewayErrorFormatter } from '../respond/format-error.ts';

const format = createGatewayErrorFormatter();

/** Puts all the errors of a refused request into its answer, of which Apollo Server took only the first. */
export function answerWith({ body }: GraphQLResponse, errors: readonly GraphQLError[]): void {
  if (body.kind !== 'single') return;
  body.singleResult.errors = errors.map((error) => {
    const { http: _, ...extensions } = error.extensions;
    return format({ ...error.toJSON(), extensions }, error);
  });
}
