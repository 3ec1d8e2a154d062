import type { AnalyteStatisticResolvers } from '../../generated/resolvers.ts';
import { loadAnalyte } from './load-analytes.ts';

export const AnalyteStatistic: AnalyteStatisticResolvers = {
  analyte: ({ analyteSlug }, _, { loaders }) => loadAnalyte(loaders, analyteSlug),
};
