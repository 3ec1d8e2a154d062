import type { TerpeneProfileResolvers } from '../../generated/resolvers.ts';
import { loadAnalyte, loadAnalytes } from './load-analytes.ts';

export const TerpeneProfile: TerpeneProfileResolvers = {
  async panel({ statistics }, _, { loaders }) {
    const analytes = await loadAnalytes(loaders, statistics);
    return analytes.sort((a, b) => (a.slug < b.slug ? -1 : 1));
  },
  analytes({ statistics }) {
    const total = statistics.reduce((sum, { median }) => sum + median, 0);
    return statistics.map((row) => ({ ...row, share: total > 0 ? row.median / total : 0 }));
  },
  dominant({ statistics: [highest] }, _, { loaders }) {
    return highest && highest.median > 0 ? loadAnalyte(loaders, highest.analyteSlug) : null;
  },
};
