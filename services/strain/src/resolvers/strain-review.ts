import { idPrefix } from '@weedhounds/subgraph';
import type { StrainReviewResolvers } from '../../generated/resolvers.ts';
import { reportedEffect } from './strain.ts';

export const StrainReview: StrainReviewResolvers = {
  __resolveReference(reference, { loaders }) {
    const { id, ref } = reference as { id?: string; ref?: string };
    const key = id ?? ref ?? '';
    return idPrefix(key) === 'rev' ? loaders.reviewById.load(key) : null;
  },
  ref: ({ id }) => id,
  async strain({ strainId }, _, { loaders }) {
    const strain = await loaders.strainById.load(strainId);
    if (!strain) throw new TypeError(`A stored review should have its strain; ${strainId} is missing.`);
    return strain;
  },
  effects: ({ effects }) => effects.map(reportedEffect),
};
