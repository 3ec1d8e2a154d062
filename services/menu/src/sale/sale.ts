import { GraphError } from '@weedhounds/errors';
import type { SaleDecision } from '@weedhounds/policy';
import { decideItem, decideMenu, type Goods, type SaleBasis } from './decide-goods.ts';
import { createSaleScope, type SaleScope } from './sale-scope.ts';

/** What may be sold to the viewer of one request. */
export interface Sale {
  scope: SaleScope;
  /** @throws GraphError FORBIDDEN when the viewer may not see the item */
  assertItem(goods: Goods): void;
  /** @throws GraphError FORBIDDEN when the viewer may see nothing of the menu */
  assertMenu(menu: Pick<Goods, 'jurisdiction'>): void;
}

/** Decides for one viewer by the rules as they are now. */
export function createSale(basis: SaleBasis): Sale {
  return {
    scope: createSaleScope(basis),
    assertItem: (goods) => assertAllowed(decideItem(goods, basis)),
    assertMenu: (menu) => assertAllowed(decideMenu(menu, basis)),
  };
}

function assertAllowed(decision: SaleDecision): void {
  if (decision.kind === 'allowed') return;
  const { message, reason, rule: denying } = decision;
  if (denying === null) throw new GraphError('FORBIDDEN', message, { extensions: { reason, rule: null } });
  const { code: jurisdiction, programme, minimumAge, confidence, source, compiledOn } = denying;
  const rule = { jurisdiction, programme, minimumAge, confidence, source, compiledOn };
  throw new GraphError('FORBIDDEN', message, { extensions: { reason, rule } });
}
