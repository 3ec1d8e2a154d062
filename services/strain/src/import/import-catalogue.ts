import { chemotypeOf, type StrainRecord } from '@weedhounds/provider-terms';
import type { StatisticRow } from '../store/rows.ts';
import type { StrainStore } from '../store/store.ts';
import { inTransaction } from './in-transaction.ts';
import { linkSamples } from './link-samples.ts';
import { refreshProfiles } from './refresh-profiles.ts';
import { storeProfiles } from './store-profiles.ts';
import { storeStrains, strainId } from './store-strains.ts';

/** Figures over samples that the graph does not hold. */
export interface PublishedProfile {
  /** How many samples the terpenes' figures rest on. */
  sampleCount: number;
  /** Null when unknown. */
  producerCount: number | null;
  /** In percent by mass; no two of the same terpene. */
  terpenes: StatisticRow[];
  /** Medians in percent by mass; null when unknown. */
  chemotype: { totalThc: number; totalCbd: number; sampleCount: number } | null;
}

/** A strain with what was published of its samples. */
export interface CatalogueStrain {
  strain: StrainRecord;
  /** Null when nothing was published. */
  profile: PublishedProfile | null;
}

/**
 * Stores a catalogue of strains with published profiles, whole or not at all. A published profile serves while a strain has
 * no samples of its own.
 *
 * @param catalogue no two with the same slug
 */
export function importCatalogueStrains(
  store: StrainStore,
  catalogue: readonly CatalogueStrain[],
): Promise<{ stored: number; unchanged: number }> {
  return inTransaction(store, async (sql) => {
    const changed = await storeStrains(
      sql,
      catalogue.map(({ strain }) => strain),
    );
    const figures = catalogue.map(({ strain, profile }) => ({ strainId: strainId(strain), ...figuresOf(profile) }));
    const restated = await storeProfiles(sql, 'PUBLISHED', figures);
    await refreshProfiles(sql, await linkSamples(sql));
    const stored = new Set([...changed, ...restated]).size;
    return { stored, unchanged: catalogue.length - stored };
  });
}

function figuresOf(profile: PublishedProfile | null) {
  if (!profile) return { terpenes: null, chemotype: null };
  const { sampleCount, producerCount, terpenes: statistics, chemotype: totals } = profile;
  const chemotype = totals && chemotypeOf(totals.totalThc, totals.totalCbd);
  return {
    terpenes: statistics.length > 0 ? { sampleCount, producerCount, statistics } : null,
    chemotype: totals && chemotype ? { chemotype, ...totals } : null,
  };
}
