import { badInput } from '@weedhounds/errors';
import { createId, idPrefix } from '@weedhounds/subgraph';
import type { MutationResolvers } from '../../generated/resolvers.ts';
import { readReview } from '../input/read-review.ts';
import { storeReview } from '../store/reviews.ts';

export const Mutation: MutationResolvers = {
  async reviewStrain(_, { input }, { store, loaders, now, createKey }) {
    const { strainId } = input;
    const checked = readReview(input);
    const strain = idPrefix(strainId) === 'str' ? await loaders.strainById.load(strainId) : null;
    if (!strain) {
      throw badInput(`strainId must be the id of a strain; got ${JSON.stringify(strainId)}.`, ['input', 'strainId']);
    }
    const id = createId('rev', strainId, createKey());
    const review = await storeReview(store.client, { id, strainId, ...checked, createdAt: now() });
    // A mutation before this one in the same request may have loaded what is now old.
    loaders.ratingOfStrain.clear(strainId);
    loaders.reviewsPage.clearAll();
    return { review, strain };
  },
};
