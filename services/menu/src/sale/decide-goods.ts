import {
  type Confidence,
  decideSale,
  type JurisdictionRule,
  type MarketUse,
  type PolicyClass,
  type SaleDecision,
  type SaleQuestion,
} from '@weedhounds/policy';

/** What a decision on a sale rests on. */
export interface SaleBasis {
  /** The rules of sale, by the code of their jurisdiction. */
  rules: ReadonlyMap<string, JurisdictionRule>;
  viewer: PolicyClass;
  /** The least confidence a rule must have to allow anything. */
  leastConfidence: Confidence;
}

/** What is decided on: something on a shop's menu. */
export interface Goods {
  /** Where the shop is, in ISO 3166-2; null when no import has said it. */
  jurisdiction: string | null;
  /** Whom it is sold to; empty when the menu does not say. */
  serves: readonly MarketUse[];
}

/**
 * Whether the viewer may see an item: when one of the uses it is sold for is allowed at its shop's jurisdiction
 * and, for adult use, at the viewer's. One whose
 * menu does not say is taken for adult use where there is an adult programme, and for medical use elsewhere.
 */
export function decideItem({ jurisdiction, serves }: Goods, basis: SaleBasis): SaleDecision {
  if (serves.length > 0) return decideUses(jurisdiction, serves, basis);
  const programme = programmeOf(jurisdiction, basis);
  return decideUses(jurisdiction, [programme === 'ADULT' ? 'ADULT' : 'MEDICAL'], basis);
}

/** Whether the viewer may see a menu: when any use is allowed at its shop's jurisdiction. Its items are decided on one by one. */
export function decideMenu({ jurisdiction }: Pick<Goods, 'jurisdiction'>, basis: SaleBasis): SaleDecision {
  return decideUses(jurisdiction, ['ADULT', 'MEDICAL'], basis);
}

/** Allowed for one use is allowed; of several denials, the one for the use that the programme is mainly for is told. */
function decideUses(jurisdiction: string | null, uses: readonly MarketUse[], basis: SaleBasis): SaleDecision {
  const { viewer, leastConfidence } = basis;
  const rule = jurisdiction === null ? undefined : basis.rules.get(jurisdiction);
  const main: MarketUse = programmeOf(jurisdiction, basis) === 'MEDICAL' ? 'MEDICAL' : 'ADULT';
  const other: MarketUse = main === 'ADULT' ? 'MEDICAL' : 'ADULT';
  const decide = (use: MarketUse) => decideUse({ jurisdiction, rule, use, viewer, leastConfidence }, basis);
  if (!uses.includes(main)) return decide(other);
  const decision = decide(main);
  if (decision.kind === 'allowed' || !uses.includes(other)) return decision;
  const second = decide(other);
  return second.kind === 'allowed' ? second : decision;
}

/**
 * What is sold to adults must be allowed where the shop is and where the viewer is. What is sold to patients needs no second
 * look: they are patients in one place only.
 */
function decideUse(there: SaleQuestion, { rules, viewer }: SaleBasis): SaleDecision {
  const decision = decideSale(there);
  const { jurisdiction } = viewer;
  if (decision.kind === 'denied' || there.use === 'MEDICAL' || jurisdiction === there.jurisdiction) return decision;
  return decideSale({ ...there, jurisdiction, rule: jurisdiction === null ? undefined : rules.get(jurisdiction) });
}

function programmeOf(jurisdiction: string | null, { rules }: SaleBasis) {
  return jurisdiction === null ? undefined : rules.get(jurisdiction)?.programme;
}
