import type { Resolvers } from '../../generated/resolvers.ts';
import { Dispensary } from './dispensary.ts';
import { Menu } from './menu.ts';
import { MenuComparison, MenuComparisonOffer } from './menu-comparison.ts';
import { MenuItem } from './menu-item.ts';
import { Potency } from './potency.ts';
import { PricePoint } from './price-point.ts';
import { Query } from './query.ts';
import { Strain } from './strain.ts';
import { Variant } from './variant.ts';

export const resolvers: Resolvers = {
  Dispensary,
  Menu,
  MenuComparison,
  MenuComparisonOffer,
  MenuItem,
  Potency,
  PricePoint,
  Query,
  Strain,
  Variant,
};
