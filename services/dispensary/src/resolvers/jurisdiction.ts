import { parseJurisdictionCode } from '@weedhounds/scalars';
import { idPrefix } from '@weedhounds/subgraph';
import type { JurisdictionResolvers } from '../../generated/resolvers.ts';
import { formatDate } from './format-date.ts';

export const Jurisdiction: JurisdictionResolvers = {
  __resolveReference(reference, { loaders }) {
    const { id, ref, code } = reference as { id?: string; ref?: string; code?: string };
    const key = id ?? ref;
    if (key !== undefined) return idPrefix(key) === 'jur' ? loaders.jurisdictionById.load(key) : null;
    // Keys of a representation are not read by their scalars.
    const canonical = parseJurisdictionCode(code ?? '');
    return canonical === undefined ? null : loaders.jurisdictionByCode.load(canonical);
  },
  ref: ({ id }) => id,
  async limits({ id }, _, { loaders }) {
    return (await loaders.limitsOfJurisdiction.load(id)) ?? [];
  },
  compiledOn: ({ compiledOn }) => formatDate(compiledOn),
  async dispensaryCount({ code }, _, { loaders }) {
    return (await loaders.dispensaryCount.load(code)) ?? 0;
  },
};
