export {
  findStrainCandidate,
  matchStrain,
  type StrainCandidate,
  type StrainNameRule,
  strainMatchThreshold,
} from './match-strain.ts';
export { type CatalogueStrain, createStrainIndex, type StrainIndex, type StrainIndexOptions } from './strain-index.ts';
