import { catalogue } from '@weedhounds/errors';
import { type ASTNode, GraphQLError } from 'graphql';
import type { LimitSettings } from './limit-settings.ts';

/** How each limit is spoken of, given how many there are. */
const sentences: Record<keyof LimitSettings, (count: string) => string> = {
  TOKEN_LIMIT: (count) => `The document has ${count} tokens`,
  OPERATION_LIMIT: (count) => `The document holds ${count} operations`,
  FRAGMENT_LIMIT: (count) => `The document defines ${count} fragments`,
  FRAGMENT_DEPTH_LIMIT: (count) => `The operation has ${count} fragments within one another`,
  DEPTH_LIMIT: (count) => `The operation is ${count} levels deep`,
  INTROSPECTION_DEPTH_LIMIT: (count) => `The introspection is ${count} levels deep`,
  BREADTH_LIMIT: (count) => `A selection set has ${count} fields, fragments included`,
  ROOT_FIELD_LIMIT: (count) => `The operation has ${count} root fields`,
  FIELD_LIMIT: (count) => `The document asks for ${count} fields, fragments included`,
  ALIAS_LIMIT: (count) => `The operation has ${count} aliases, fragments included`,
  DIRECTIVE_LIMIT: (count) => `The operation has ${count} directives, fragments included`,
  LIST_LIMIT: (count) => `A list or input object has ${count} entries`,
  INPUT_DEPTH_LIMIT: (count) => `A value is ${count} lists or input objects deep`,
  PAGE_LIMIT: (count) => `A page of ${count} is asked for`,
};

/** Beyond it a count is not written out: fragments that spread fragments reach numbers without end. */
const largestCount = 1_000_000_000;

/**
 * The refusal of what is beyond a limit.
 *
 * @param count how many there are, or `more` where counting ended at the limit
 */
export function refuseLimit(
  limits: LimitSettings,
  limit: keyof LimitSettings,
  count: number | 'more',
  node?: ASTNode,
): GraphQLError {
  const most = limits[limit];
  const written =
    count === 'more' ? `more than ${most}` : count > largestCount ? `more than ${largestCount}` : `${count}`;
  return new GraphQLError(`${sentences[limit](written)}; at most ${most} are allowed (${limit}).`, {
    extensions: { code: 'BAD_REQUEST', http: { status: catalogue.BAD_REQUEST.status } },
    ...(node && { nodes: [node] }),
  });
}
