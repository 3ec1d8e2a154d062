import { chemotypeOf } from '@weedhounds/provider-terms';
import { idPrefix } from '@weedhounds/subgraph';
import type { LabSampleResolvers } from '../../generated/resolvers.ts';
import { loadAnalytes } from './load-analytes.ts';

export const LabSample: LabSampleResolvers = {
  __resolveReference(reference, { loaders }) {
    const { id, ref } = reference as { id?: string; ref?: string };
    const key = id ?? ref ?? '';
    return idPrefix(key) === 'smp' ? loaders.sampleById.load(key) : null;
  },
  ref: ({ id }) => id,
  strain: ({ strainId }, _, { loaders }) => (strainId === null ? null : loaders.strainById.load(strainId)),
  async results({ id }, { kind, status }, { loaders }) {
    const results = ((await loaders.resultsOfSample.load(id)) ?? []).filter(
      (result) => (status ?? result.status) === result.status,
    );
    if (!kind) return results;
    const analytes = await loadAnalytes(loaders, results);
    return results.filter((_result, at) => analytes[at]?.kind === kind);
  },
  chemotype: ({ totalThc, totalCbd }) => chemotypeOf(totalThc, totalCbd),
  provenance: ({ source, terms }) => ({ source, terms }),
};
