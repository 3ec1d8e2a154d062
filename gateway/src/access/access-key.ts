import type { GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../context.ts';
import { createAccessModel } from './access-model.ts';
import { decideRequirement, type SaleBasis } from './decide-requirement.ts';
import { readRequirements } from './read-requirements.ts';

/**
 * Makes the function that names what a viewer is refused, and why: viewers with equal keys see the same of every answer, as far
 * as access goes.
 *
 * @throws SettingError when the supergraph's directives cannot be read
 */
export function createAccessKey(
  schema: GraphQLSchema,
  { supergraphSdl, ...basis }: SaleBasis & { supergraphSdl: string },
): (context: GatewayContext) => string {
  const { requirements } = createAccessModel(schema, readRequirements(supergraphSdl));
  return (context) => {
    let key = '';
    for (const [number, requirement] of requirements.entries()) {
      const refusal = decideRequirement(requirement, context, basis);
      if (refusal) key += `${number}${JSON.stringify(refusal)}`;
    }
    return key;
  };
}
