import type { MarketUse } from '@weedhounds/policy';
import { decideItem, type SaleBasis } from './decide-goods.ts';

/** What of all menus a viewer may see, by the jurisdictions of their shops: what lists are narrowed down by. */
export interface SaleScope {
  /** Where items for adult use may be seen. */
  adult: readonly string[];
  /** Where items for medical use may be seen. */
  medical: readonly string[];
  /** Where items that do not say whom they are sold to may be seen. */
  unstated: readonly string[];
}

/** The scope that `decideItem` allows: an item is in it exactly when its decision is "allowed". */
export function createSaleScope(basis: SaleBasis): SaleScope {
  const whereAllowed = (serves: readonly MarketUse[]) =>
    [...basis.rules.keys()].filter((jurisdiction) => decideItem({ jurisdiction, serves }, basis).kind === 'allowed');
  return { adult: whereAllowed(['ADULT']), medical: whereAllowed(['MEDICAL']), unstated: whereAllowed([]) };
}
