import type { PurchaseLimitResolvers } from '../../generated/resolvers.ts';
import { formatDate } from './format-date.ts';

export const PurchaseLimit: PurchaseLimitResolvers = {
  effectiveFrom: ({ effectiveFrom }) => formatDate(effectiveFrom),
};
