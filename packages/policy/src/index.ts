export { type AgeClass, ageClassOf, isAtLeast } from './age-class.ts';
export { type DenialReason, decideSale, type MarketUse, type SaleDecision, type SaleQuestion } from './decide-sale.ts';
export { type Confidence, confidences, type JurisdictionRule, type Programme } from './jurisdiction-rule.ts';
export { type PolicyClass, policyClassKey, policyClassOf, type Role, type ViewerFacts } from './policy-class.ts';
