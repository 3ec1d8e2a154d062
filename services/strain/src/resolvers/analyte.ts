import { idPrefix } from '@weedhounds/subgraph';
import type { AnalyteResolvers } from '../../generated/resolvers.ts';

export const Analyte: AnalyteResolvers = {
  __resolveReference(reference, { loaders }) {
    const { id, ref } = reference as { id?: string; ref?: string };
    const key = id ?? ref ?? '';
    return idPrefix(key) === 'ana' ? loaders.analyteById.load(key) : null;
  },
  ref: ({ id }) => id,
  boilingPoint: ({ boilingPointLow: low, boilingPointHigh: high }) =>
    low === null || high === null ? null : { low, high },
  usualRange: ({ rangeP5: p5, rangeMedian: median, rangeP95: p95, rangeSampleCount: sampleCount }) =>
    p5 === null || median === null || p95 === null || sampleCount === null ? null : { p5, median, p95, sampleCount },
};
