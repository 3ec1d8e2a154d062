import type { PricePointResolvers } from '../../generated/resolvers.ts';
import { toMoney } from './money.ts';

export const PricePoint: PricePointResolvers = {
  price: ({ price, currency }) => ({ minorUnits: Number(price), currency }),
  salePrice: ({ salePrice, currency }) => toMoney(salePrice, currency),
};
