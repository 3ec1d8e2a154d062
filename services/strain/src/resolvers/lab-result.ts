import type { LabResultResolvers } from '../../generated/resolvers.ts';
import { loadAnalyte } from './load-analytes.ts';

export const LabResult: LabResultResolvers = {
  analyte: ({ analyteSlug }, _, { loaders }) => loadAnalyte(loaders, analyteSlug),
  unit: ({ status, unit }) => (status === 'NOT_TESTED' ? null : (unit ?? 'UNKNOWN')),
  raw: ({ raw }) => (raw === '' ? null : raw),
};
