import { type Confidence, decideSale, type JurisdictionRule } from '@weedhounds/policy';
import type { GatewayContext } from '../context.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import type { Requirement } from './requirement.ts';

/** Why a viewer may not have a field. */
export interface Refusal {
  code: 'FORBIDDEN' | 'UNAUTHENTICATED';
  message: string;
  /** Beside the code; `reason` and `rule` where a rule of sale denied. */
  extensions: Readonly<Record<string, unknown>>;
}

/** By what sales are decided. */
export interface SaleBasis {
  rules: RuleBook;
  /** The least confidence a rule must have to allow anything. */
  leastConfidence: Confidence;
}

/** Whether a viewer meets a requirement: undefined when so, else the first thing that is missing. */
export function decideRequirement(
  { roles, scopes, adult, medical }: Requirement,
  { viewer, policyClass }: GatewayContext,
  basis: SaleBasis,
): Refusal | undefined {
  const code = viewer.role === 'STRANGER' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
  const missingRole = roles.find((group) => !group.includes(viewer.role));
  if (missingRole) return { code, message: `This needs the role ${missingRole.join(' or ')}.`, extensions: {} };
  const missingScope = scopes.find((scope) => !viewer.scopes.includes(scope));
  if (missingScope !== undefined) return { code, message: `This needs the scope ${missingScope}.`, extensions: {} };
  if (medical && !policyClass.isPatient) {
    return { code, message: 'This is for registered patients, where they are registered.', extensions: {} };
  }
  return adult ? decideAdult(policyClass, basis) : undefined;
}

/** What is sold may be seen by whoever may buy it for one use or the other. */
function decideAdult(
  viewer: GatewayContext['policyClass'],
  { rules, leastConfidence }: SaleBasis,
): Refusal | undefined {
  const { jurisdiction, isPatient } = viewer;
  const rule = jurisdiction === null ? undefined : rules.ruleOf(jurisdiction);
  const question = { jurisdiction, rule, viewer, leastConfidence };
  const adult = decideSale({ ...question, use: 'ADULT' });
  const medical = decideSale({ ...question, use: 'MEDICAL' });
  if (adult.kind === 'allowed' || medical.kind === 'allowed') return undefined;
  const { message, reason, rule: denying } = isPatient ? medical : adult;
  return { code: 'FORBIDDEN', message, extensions: { reason, rule: denying && describeRule(denying) } };
}

function describeRule({ code, programme, minimumAge, confidence, source, compiledOn }: JurisdictionRule): object {
  return { jurisdiction: code, programme, minimumAge, confidence, source, compiledOn };
}
