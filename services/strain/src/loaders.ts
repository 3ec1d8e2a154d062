import { createLoader, groupBy, type PageRequest } from '@weedhounds/subgraph';
import { findSimilarStrains, type SimilarRequest } from './similar/find-similar-strains.ts';
import { findAnalytesById, findAnalytesBySlug } from './store/analytes.ts';
import { createPageLoader } from './store/create-page-loader.ts';
import { findChildren, findParents } from './store/lineage.ts';
import { findChemotypes, findTerpeneProfiles } from './store/profiles.ts';
import { findRatings, findReviewsById, findReviewsOfStrains } from './store/reviews.ts';
import type { LabSampleRow, ReviewRow, StrainRow } from './store/rows.ts';
import { findResults, findSamplesById, findSamplesOfStrains, type SampleCriteria } from './store/samples.ts';
import type { StrainStore } from './store/store.ts';
import { findStrainNames, findStrainsById, findStrainsBySlug } from './store/strains.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** Every loader of one request. Each turns the keys of one tick into one statement, unless it says otherwise. */
export function createLoaders({ client, profileIndex }: StrainStore) {
  return {
    strainById: createLoader((ids: readonly string[]) => findStrainsById(client, ids)),
    /** By any slug a strain goes by. */
    strainBySlug: createLoader((slugs: readonly string[]) => findStrainsBySlug(client, slugs)),
    namesOfStrain: createLoader(async (ids: readonly string[]) =>
      groupBy(await findStrainNames(client, ids), ({ strainId }) => strainId),
    ),
    parentsOfStrain: createLoader(async (ids: readonly string[]) =>
      groupBy(await findParents(client, ids), ({ childId }) => childId),
    ),
    childrenPage: createPageLoader<PageRequest, StrainRow>(async (ids, page) =>
      groupBy(await findChildren(client, ids, page), ({ parentId }) => parentId),
    ),
    sampleById: createLoader((ids: readonly string[]) => findSamplesById(client, ids)),
    samplesPage: createPageLoader<{ criteria: SampleCriteria; page: PageRequest }, LabSampleRow>(
      async (ids, { criteria, page }) =>
        groupBy(await findSamplesOfStrains(client, ids, criteria, page), ({ strainId }) => strainId),
    ),
    resultsOfSample: createLoader((ids: readonly string[]) => findResults(client, ids)),
    profileOfStrain: createLoader((ids: readonly string[]) => findTerpeneProfiles(client, ids)),
    chemotypeOfStrain: createLoader((ids: readonly string[]) => findChemotypes(client, ids)),
    analyteById: createLoader((ids: readonly string[]) => findAnalytesById(client, ids)),
    analyteBySlug: createLoader((slugs: readonly string[]) => findAnalytesBySlug(client, slugs)),
    reviewById: createLoader((ids: readonly string[]) => findReviewsById(client, ids)),
    reviewsPage: createPageLoader<PageRequest, ReviewRow>(async (ids, page) =>
      groupBy(await findReviewsOfStrains(client, ids, page), ({ strainId }) => strainId),
    ),
    ratingOfStrain: createLoader((ids: readonly string[]) => findRatings(client, ids)),
    /** Three statements at most: the profiles' version, the profiles where they changed, and the strains found. */
    similarStrains: createLoader(
      (requests: readonly SimilarRequest[]) => findSimilarStrains(client, profileIndex, requests),
      { key: (request) => JSON.stringify(request) },
    ),
  };
}
