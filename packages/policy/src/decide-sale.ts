import { isAtLeast } from './age-class.ts';
import { type Confidence, confidences, type JurisdictionRule } from './jurisdiction-rule.ts';
import type { PolicyClass } from './policy-class.ts';

/** Whom a sale is for. */
export type MarketUse = 'ADULT' | 'MEDICAL';

/** Why a sale is not allowed. */
export type DenialReason =
  | 'JURISDICTION_UNKNOWN'
  | 'RULE_NOT_COMPILED'
  | 'RULE_LOW_CONFIDENCE'
  | 'RULE_UNCITED'
  | 'NO_PROGRAMME'
  | 'MINIMUM_AGE_NOT_COMPILED'
  | 'AGE_UNKNOWN'
  | 'TOO_YOUNG'
  | 'NOT_A_PATIENT';

export type SaleDecision =
  | { kind: 'allowed' }
  | {
      kind: 'denied';
      reason: DenialReason;
      /** The reason in one sentence, with the rule and what it rests on. */
      message: string;
      /** The rule that denied; null when there is none. */
      rule: JurisdictionRule | null;
    };

export interface SaleQuestion {
  /** The place asked about, in ISO 3166-2; null when unknown. */
  jurisdiction: string | null;
  /** Its rule; undefined when none is compiled. */
  rule: JurisdictionRule | undefined;
  use: MarketUse;
  viewer: PolicyClass;
  /** The least confidence a rule must have to allow anything. */
  leastConfidence: Confidence;
}

/** Age in years below which no sale is allowed, for patients too: carers ask in their own name. */
const leastPatientAge = 18;

/**
 * Whether a place's rule lets this class of viewers see what is sold there for a use. Fails closed: what is unknown, not
 * compiled, uncited or not trusted enough denies.
 */
export function decideSale(question: SaleQuestion): SaleDecision {
  const { jurisdiction, rule, use, viewer, leastConfidence } = question;
  if (jurisdiction === null) return deny('JURISDICTION_UNKNOWN', 'It is not known where this is', null);
  if (rule === undefined) return deny('RULE_NOT_COMPILED', `No rule is compiled for ${jurisdiction}`, null);
  if (confidences.indexOf(rule.confidence) > confidences.indexOf(leastConfidence)) {
    const wanted = `confidence ${rule.confidence}, and ${leastConfidence} is needed`;
    return deny('RULE_LOW_CONFIDENCE', `The rule of ${rule.code} has ${wanted}`, rule);
  }
  if (rule.source === null) return deny('RULE_UNCITED', `The rule of ${rule.code} cites no source`, rule);
  return use === 'ADULT' ? decideAdultUse(rule, viewer) : decideMedicalUse(rule, viewer);
}

function decideAdultUse(rule: JurisdictionRule, { ageClass }: PolicyClass): SaleDecision {
  const { code, programme, minimumAge } = rule;
  if (programme !== 'ADULT')
    return deny('NO_PROGRAMME', `${code} has no adult-use sale: its programme is ${programme}`, rule);
  if (minimumAge === null) {
    return deny('MINIMUM_AGE_NOT_COMPILED', `The minimum age of ${code} is not compiled`, rule);
  }
  return decideAge(rule, ageClass, minimumAge);
}

function decideMedicalUse(rule: JurisdictionRule, { ageClass, isPatient, jurisdiction }: PolicyClass): SaleDecision {
  const { code, programme } = rule;
  if (programme !== 'ADULT' && programme !== 'MEDICAL') {
    return deny('NO_PROGRAMME', `${code} has no medical sale of these products: its programme is ${programme}`, rule);
  }
  if (!isPatient || jurisdiction !== code) {
    return deny('NOT_A_PATIENT', `${code} sells this to its registered patients only`, rule);
  }
  return decideAge(rule, ageClass, leastPatientAge);
}

function decideAge(rule: JurisdictionRule, ageClass: PolicyClass['ageClass'], least: number): SaleDecision {
  if (isAtLeast(ageClass, least)) return { kind: 'allowed' };
  const needed = `${rule.code} needs an age of ${least} or more`;
  return ageClass === 'UNKNOWN'
    ? deny('AGE_UNKNOWN', `${needed}, and the age is unknown`, rule)
    : deny('TOO_YOUNG', needed, rule);
}

function deny(reason: DenialReason, sentence: string, rule: JurisdictionRule | null): SaleDecision {
  const basis = rule
    ? ` (source: ${rule.source ?? 'none'}; confidence ${rule.confidence}; compiled ${rule.compiledOn})`
    : '';
  return { kind: 'denied', reason, message: `${sentence}${basis}. Not legal advice.`, rule };
}
