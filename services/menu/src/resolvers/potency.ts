import type { PotencyResolvers } from '../../generated/resolvers.ts';
import { referToAnalyte } from './references.ts';

export const Potency: PotencyResolvers = {
  analyte: ({ analyteId }) => (analyteId === null ? null : referToAnalyte(analyteId)),
};
