import { toConnection } from '@weedhounds/subgraph';
import type { VariantResolvers } from '../../generated/resolvers.ts';
import { currentPrice } from '../price/current-price.ts';
import { headlinePotency } from '../price/headline-potency.ts';
import { pricePer10MgThc } from '../price/price-per-10-mg-thc.ts';
import { pricePerGram } from '../price/price-per-gram.ts';
import { readHistoryPage } from '../store/history.ts';
import { freshVariant } from './fresh.ts';
import { judgeSale } from './judge-sale.ts';
import { loadItem, loadMenuOf } from './load-required.ts';
import { toMoney } from './money.ts';

export const Variant: VariantResolvers = {
  __resolveReference: async ({ id }, context, info) =>
    freshVariant(await context.loaders.variantById.load(id), context, info),
  weight: ({ weightGrams }) => weightGrams,
  dose: ({ doseMilligrams }) => doseMilligrams,
  price: ({ price, currency }) => toMoney(price, currency),
  salePrice: ({ salePrice, currency }) => toMoney(salePrice, currency),
  currentPrice: (variant) => toMoney(currentPrice(variant), variant.currency),
  pricePerGram: (variant) => toMoney(pricePerGram(currentPrice(variant), variant.weightGrams), variant.currency),

  async pricePer10MgThc(variant, _, context) {
    const { itemId, doseMilligrams, weightGrams, currency } = variant;
    const [{ category }, potencies, variants] = await Promise.all([
      loadItem(itemId, context),
      context.loaders.potenciesOfItem.load(itemId),
      context.loaders.variantsOfItem.load(itemId),
    ]);
    const content = {
      category,
      doseMilligrams,
      weightGrams,
      thc: headlinePotency(potencies ?? [], 'THC'),
      isOnlySize: variants?.length === 1,
    };
    return toMoney(pricePer10MgThc(currentPrice(variant), content), currency);
  },

  async stock({ itemId, stock }, _, context) {
    const { fetchedAt } = await loadMenuOf(await loadItem(itemId, context), context);
    return { quantity: stock, isAvailable: stock === null ? null : stock > 0, asOf: fetchedAt };
  },

  async priceHistory({ id }, args, { loaders }) {
    const page = readHistoryPage('newest-price', args);
    const rows = (await loaders.pricesOfVariant.load({ owner: id, query: page })) ?? [];
    return toConnection(rows, page, 'newest-price', ({ observedAt }) => [observedAt.getTime()]);
  },

  async stockHistory({ id }, args, { loaders }) {
    const page = readHistoryPage('newest-stock', args);
    const rows = (await loaders.stocksOfVariant.load({ owner: id, query: page })) ?? [];
    return toConnection(rows, page, 'newest-stock', ({ observedAt }) => [observedAt.getTime()]);
  },

  isGenuineSale: ({ id, salePrice }, _, context) => (salePrice === null ? null : judgeSale(id, null, context)),
};
