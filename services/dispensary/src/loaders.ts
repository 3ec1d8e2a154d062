import { createLoader } from '@weedhounds/subgraph';
import { countDispensaries, findDispensariesById, findDispensariesBySlug } from './store/dispensaries.ts';
import { findJurisdictionsByCode, findJurisdictionsById, findPurchaseLimits } from './store/jurisdictions.ts';
import { findOpeningPeriods } from './store/opening-periods.ts';
import type { DispensaryStore } from './store/store.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** Every loader of one request. Each turns the keys of one tick into one statement. */
export function createLoaders({ client }: DispensaryStore) {
  return {
    dispensaryById: createLoader((ids: readonly string[]) => findDispensariesById(client, ids)),
    dispensaryBySlug: createLoader((slugs: readonly string[]) => findDispensariesBySlug(client, slugs)),
    openingPeriodsOfDispensary: createLoader((ids: readonly string[]) => findOpeningPeriods(client, ids)),
    jurisdictionById: createLoader((ids: readonly string[]) => findJurisdictionsById(client, ids)),
    jurisdictionByCode: createLoader((codes: readonly string[]) => findJurisdictionsByCode(client, codes)),
    limitsOfJurisdiction: createLoader((ids: readonly string[]) => findPurchaseLimits(client, ids)),
    /** By the jurisdiction's code. */
    dispensaryCount: createLoader((codes: readonly string[]) => countDispensaries(client, codes)),
  };
}
