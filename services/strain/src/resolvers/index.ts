import type { Resolvers } from '../../generated/resolvers.ts';
import { Analyte } from './analyte.ts';
import { AnalyteStatistic } from './analyte-statistic.ts';
import { Ancestor } from './ancestor.ts';
import { LabResult } from './lab-result.ts';
import { LabSample } from './lab-sample.ts';
import { Lineage } from './lineage.ts';
import { Mutation } from './mutation.ts';
import { Query } from './query.ts';
import { Strain } from './strain.ts';
import { StrainReview } from './strain-review.ts';
import { TerpeneProfile } from './terpene-profile.ts';

export const resolvers: Resolvers = {
  Analyte,
  AnalyteStatistic,
  Ancestor,
  LabResult,
  LabSample,
  Lineage,
  Mutation,
  Query,
  Strain,
  StrainReview,
  TerpeneProfile,
};
