import type { PricePointResolvers } from '../../generated/resolvers.ts';
import { judgeSale } from './judge-sale.ts';
import { toMoney } from './money.ts';

export const PricePoint: PricePointResolvers = {
  price: ({ price, currency }) => ({ minorUnits: Number(price), currency }),
  salePrice: ({ salePrice, currency }) => toMoney(salePrice, currency),
  isGenuineSale: ({ variantId, observedAt, salePrice }, _, context) =>
    salePrice === null ? null : judgeSale(variantId, observedAt, context),
  variant: ({ variantId }, _, { loaders }) => loaders.variantById.load(variantId),
};
