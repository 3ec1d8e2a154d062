import { toConnection } from '@weedhounds/subgraph';
import type { MenuItemResolvers } from '../../generated/resolvers.ts';
import { headlinePotency } from '../price/headline-potency.ts';
import { readHistoryPage } from '../store/history.ts';
import type { PricePointRow } from '../store/rows.ts';
import { freshItem } from './fresh.ts';
import { loadMenuOf } from './load-required.ts';
import { toMoney } from './money.ts';
import { provenanceOf } from './provenance.ts';

export const MenuItem: MenuItemResolvers = {
  async __resolveReference(reference, context, info) {
    const { id, ref } = reference as { id?: string; ref?: string };
    return freshItem(await context.loaders.itemById.load(id ?? ref ?? ''), context, info);
  },
  ref: ({ id }) => id,
  checksum: ({ fingerprint }) => fingerprint,
  menu: (item, _, context) => loadMenuOf(item, context),
  dispensary: ({ dispensaryId }) => ({ id: dispensaryId }),
  async variants({ id }, _, { loaders }) {
    return (await loaders.variantsOfItem.load(id)) ?? [];
  },
  async potencies({ id }, _, { loaders }) {
    return (await loaders.potenciesOfItem.load(id)) ?? [];
  },
  async thc({ id }, _, { loaders }) {
    return headlinePotency((await loaders.potenciesOfItem.load(id)) ?? [], 'THC');
  },
  async cbd({ id }, _, { loaders }) {
    return headlinePotency((await loaders.potenciesOfItem.load(id)) ?? [], 'CBD');
  },
  strain: ({ strainSlug }) => (strainSlug === null ? null : { slug: strainSlug }),
  strainMatch: ({ strainText: text, strainRule: rule, strainConfidence: confidence }) =>
    text === null || rule === null || confidence === null ? null : { text, rule, confidence },
  lowestPricePerGram: ({ lowestPricePerGram, currency }) => toMoney(lowestPricePerGram, currency),
  async priceHistory({ id }, args, { loaders }) {
    const page = readHistoryPage('newest-price-of-item', args);
    const rows = (await loaders.pricesOfItem.load({ owner: id, query: page })) ?? [];
    const placeOf = ({ observedAt, variantId }: PricePointRow) => [observedAt.getTime(), variantId];
    return toConnection(rows, page, 'newest-price-of-item', placeOf);
  },
  async provenance(item, _, context) {
    const menu = await loadMenuOf(item, context);
    return { ...provenanceOf(menu, context), providerId: item.sourceKey };
  },
};
