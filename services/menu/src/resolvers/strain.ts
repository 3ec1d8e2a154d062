import { canonicalStrainSlug } from '@weedhounds/provider-terms';
import type { StrainResolvers } from '../../generated/resolvers.ts';
import { readOffers } from '../input/read-item-query.ts';
import { itemConnection, placesIn } from './item-connection.ts';
import type { StrainReference } from './references.ts';

export const Strain: StrainResolvers = {
  __resolveReference: (reference) => reference as StrainReference,
  async offers({ slug, knownSlugs = [] }, args, context, info) {
    const query = readOffers(args);
    const slugs = [...new Set([slug, ...knownSlugs].map(canonicalStrainSlug))].sort();
    const owner = { kind: 'strain', ownerId: slugs.join(' '), slugs } as const;
    return itemConnection(placesIn({ owner, query }, context), query, context, info);
  },
};
