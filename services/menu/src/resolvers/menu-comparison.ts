import type { MenuComparisonOfferResolvers, MenuComparisonResolvers } from '../../generated/resolvers.ts';
import { loadItem } from './load-required.ts';

export const MenuComparison: MenuComparisonResolvers = {
  strain: ({ strainSlug }) => (strainSlug === null ? null : { slug: strainSlug }),
};

export const MenuComparisonOffer: MenuComparisonOfferResolvers = {
  dispensary: ({ dispensaryId }) => ({ id: dispensaryId }),
  item: ({ itemId }, _, context) => loadItem(itemId, context),
};
