import type { ProfileBasis } from '../../generated/prisma/client.ts';
import type { TerpeneSummary } from '../statistics/summarise-terpenes.ts';
import type { ChemotypeRow } from '../store/rows.ts';

/** What is known of one strain on one basis; null where nothing is. */
export interface StrainFigures {
  strainId: string;
  terpenes: TerpeneSummary | null;
  chemotype: ChemotypeRow | null;
}

/** Figures as rows of the tables of profiles, statistics and chemotypes. */
export function toFigureRows(basis: ProfileBasis, figures: readonly StrainFigures[]) {
  const profiles = figures.flatMap(({ strainId, terpenes }) => (terpenes ? [toProfileRow(strainId, terpenes)] : []));
  const statistics = figures.flatMap(({ strainId, terpenes }) =>
    (terpenes?.statistics ?? []).map((statistic) => ({
      strain_id: strainId,
      basis,
      analyte_slug: statistic.analyteSlug,
      median: statistic.median,
      lower_quartile: statistic.lowerQuartile,
      upper_quartile: statistic.upperQuartile,
      detected_count: statistic.detectedCount,
      tested_count: statistic.testedCount,
    })),
  );
  const chemotypes = figures.flatMap(({ strainId, chemotype }) =>
    chemotype ? [toChemotypeRow(strainId, chemotype)] : [],
  );
  return { profiles, statistics, chemotypes };

  function toProfileRow(strainId: string, { sampleCount, producerCount }: TerpeneSummary) {
    return { strain_id: strainId, basis, sample_count: sampleCount, producer_count: producerCount };
  }

  function toChemotypeRow(strainId: string, { chemotype, totalThc, totalCbd, sampleCount }: ChemotypeRow) {
    const totals = { total_thc: totalThc, total_cbd: totalCbd };
    return { strain_id: strainId, basis, chemotype, ...totals, sample_count: sampleCount };
  }
}
