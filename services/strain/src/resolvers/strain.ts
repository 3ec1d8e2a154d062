import { strainSlug } from '@weedhounds/provider-terms';
import { idPrefix, toConnection } from '@weedhounds/subgraph';
import type { ReportedEffect, StrainResolvers } from '../../generated/resolvers.ts';
import { readSampleFilter } from '../input/read-sample-filter.ts';
import { readWholeNumber } from '../input/read-whole-number.ts';
import { newestReviewOrder, newestSampleOrder, readPageIn } from '../store/orders.ts';

export const Strain: StrainResolvers = {
  __resolveReference(reference, { loaders }) {
    const { id, ref, slug } = reference as { id?: string; ref?: string; slug?: string };
    const key = id ?? ref;
    if (key !== undefined) return idPrefix(key) === 'str' ? loaders.strainById.load(key) : null;
    return loaders.strainBySlug.load(strainSlug(slug ?? ''));
  },
  ref: ({ id }) => id,
  async knownSlugs({ id }, _, { loaders }) {
    return ((await loaders.namesOfStrain.load(id)) ?? []).map(({ slug }) => slug);
  },
  async aliases({ id }, _, { loaders }) {
    const names = (await loaders.namesOfStrain.load(id)) ?? [];
    return names.filter(({ isOwn }) => !isOwn).map(({ name }) => name);
  },
  lineage: (strain) => strain,
  async samples({ id }, { filter, ...args }, { loaders }) {
    const criteria = readSampleFilter(filter);
    const page = readPageIn(newestSampleOrder, args);
    const rows = (await loaders.samplesPage.load({ ownerId: id, args: { criteria, page } })) ?? [];
    return toConnection(rows, page, newestSampleOrder.name, (row) => [row.testedOn, row.id]);
  },
  terpeneProfile: ({ id }, _, { loaders }) => loaders.profileOfStrain.load(id),
  chemotype: ({ id }, _, { loaders }) => loaders.chemotypeOfStrain.load(id),
  effects: ({ effects }) => effects.map(reportedEffect),
  async reviews({ id }, args, { loaders }) {
    const page = readPageIn(newestReviewOrder, args);
    const rows = (await loaders.reviewsPage.load({ ownerId: id, args: page })) ?? [];
    return toConnection(rows, page, newestReviewOrder.name, (row) => [row.createdAt.toISOString(), row.id]);
  },
  async rating({ id }, _, { loaders }) {
    return (await loaders.ratingOfStrain.load(id)) ?? { average: null, count: 0 };
  },
  async similar({ id }, args, { loaders }) {
    const options = {
      first: readWholeNumber('first', args.first, { fallback: 3, min: 1, max: 100 }),
      minimumSharedAnalytes: readWholeNumber('minimumSharedAnalytes', args.minimumSharedAnalytes, {
        fallback: 5,
        min: 3,
      }),
      minimumSamples: readWholeNumber('minimumSamples', args.minimumSamples, { fallback: 1, min: 1 }),
    };
    return (await loaders.similarStrains.load({ strainId: id, options })) ?? [];
  },
  provenance: ({ source, terms }) => ({ source, terms }),
};

/** An effect in the users' word, labelled as what it is. */
export function reportedEffect(name: string): ReportedEffect {
  return { name, basis: 'USER_REPORTED' };
}
