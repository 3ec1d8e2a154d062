import type { LabResultRow, StatisticRow } from '../store/rows.ts';
import { isTerpene } from './is-terpene.ts';
import { ascend, quantile } from './quantile.ts';

/** A flower sample as a profile sees it. */
export interface ProfileSample {
  producer: string | null;
  results: readonly LabResultRow[];
}

/** What a strain's samples say of its terpenes. */
export interface TerpeneSummary {
  /** Samples in which one terpene at least was tested, in percent. */
  sampleCount: number;
  /** Null when no sample names its producer. */
  producerCount: number | null;
  /** One for every terpene that one sample at least was tested for, by slug. */
  statistics: StatisticRow[];
}

/**
 * Medians and quartiles of every terpene over samples. A terpene that was tested and not detected counts as 0 in its
 * sample; one that was not tested, or is stated in another unit than percent, does not count there.
 *
 * @returns null when no sample's terpenes were tested
 */
export function summariseTerpenes(samples: Iterable<ProfileSample>): TerpeneSummary | null {
  const found = new Map<string, { values: number[]; detectedCount: number }>();
  const producers = new Set<string>();
  let sampleCount = 0;
  for (const { producer, results } of samples) {
    const tested = results.filter(isTestedTerpene);
    if (tested.length === 0) continue;
    sampleCount += 1;
    if (producer !== null) producers.add(producer);
    for (const { analyteSlug, status, value } of tested) {
      const own = found.get(analyteSlug) ?? { values: [], detectedCount: 0 };
      found.set(analyteSlug, own);
      own.values.push(value ?? 0);
      if (status === 'DETECTED') own.detectedCount += 1;
    }
  }
  if (sampleCount === 0) return null;
  const statistics = [...found].map(([analyteSlug, { values, detectedCount }]) => {
    const ascending = ascend(values);
    return {
      analyteSlug,
      median: quantile(ascending, 0.5),
      lowerQuartile: quantile(ascending, 0.25),
      upperQuartile: quantile(ascending, 0.75),
      detectedCount,
      testedCount: values.length,
    };
  });
  statistics.sort((a, b) => (a.analyteSlug < b.analyteSlug ? -1 : 1));
  return { sampleCount, producerCount: producers.size > 0 ? producers.size : null, statistics };
}

function isTestedTerpene({ analyteSlug, status, unit }: LabResultRow): boolean {
  return status !== 'NOT_TESTED' && unit === 'PERCENT' && isTerpene(analyteSlug);
}
