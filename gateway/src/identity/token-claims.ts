import type { Role } from '@weedhounds/policy';
import { parseJurisdictionCode } from '@weedhounds/scalars';
import { z } from 'zod';
import { hasSecondFactor } from './second-factor.ts';
import { TokenRefusal } from './token-refusal.ts';

/** Years beyond which no one's age is believed. */
export const greatestAge = 150;

/** The last second of the year 9999, since 1970: a token that ends later is meant to last for ever. */
export const lastSecond = 253_402_300_799;

/** What begins the name of every scope that only operators may hold. */
export const operatorScope = 'operator:';

/** What a verified token says. */
export interface TokenFacts {
  subject: string;
  jti: string;
  /** Seconds since 1970. */
  expiresAt: number;
  role: Exclude<Role, 'STRANGER'>;
  scopes: readonly string[];
  /** ISO 3166-2, or null when the token does not say. */
  jurisdiction: string | null;
  /** Whole years, or null when the token does not say. */
  age: number | null;
  /** Where the subject is a registered patient; null for everyone else. */
  patientOf: string | null;
}

const text = z.string().min(1).max(255);

const jurisdiction = z.string().transform((value, context) => {
  const code = parseJurisdictionCode(value);
  if (code !== undefined) return code;
  context.addIssue({ code: 'custom', message: 'is no jurisdiction of ISO 3166-2' });
  return z.NEVER;
});

const claims = z.object({
  sub: text,
  /** Required, as in RFC 9068: what has no name could not be revoked. */
  jti: text,
  exp: z.number().max(lastSecond),
  role: z.enum(['member', 'operator']).default('member'),
  /** RFC 8693: names separated by spaces. */
  scope: z.string().default(''),
  jurisdiction: jurisdiction.optional(),
  age: z.number().int().min(0).max(greatestAge).optional(),
  patient: jurisdiction.optional(),
  /** RFC 8176. */
  amr: z.array(z.string()).default([]),
});

/**
 * The facts in a token's claims. A claim of ours that is malformed refuses the whole token rather than being left out: a
 * token that means something else by `role` or `age` is none that this graph can read.
 *
 * An operator's role or scope without a second factor refuses the token too. Taking the powers away and letting the rest
 * through would hide from its holder that they are missing, and would answer as a member who never asked to be one.
 *
 * @throws TokenRefusal CLAIM naming the claim, or SECOND_FACTOR
 */
export function readClaims(payload: unknown): TokenFacts {
  const result = claims.safeParse(payload);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new TokenRefusal('CLAIM', `The claim "${issue?.path.join('.')}" cannot be read: ${issue?.message}.`);
  }
  const { sub, jti, exp, role, scope, age, patient, amr } = result.data;
  const facts: TokenFacts = {
    subject: sub,
    jti,
    expiresAt: exp,
    role: role === 'operator' ? 'OPERATOR' : 'MEMBER',
    scopes: [...new Set(scope.split(' ').filter((name) => name !== ''))],
    jurisdiction: result.data.jurisdiction ?? null,
    age: age ?? null,
    patientOf: patient ?? null,
  };
  if (hasOperatorPowers(facts) && !hasSecondFactor(amr)) {
    throw new TokenRefusal('SECOND_FACTOR', 'An operator\'s role or scope without a second factor in "amr".');
  }
  return facts;
}

/** True for the role of an operator and for any of an operator's scopes. */
export function hasOperatorPowers({ role, scopes }: Pick<TokenFacts, 'role' | 'scopes'>): boolean {
  return role === 'OPERATOR' || scopes.some((scope) => scope.startsWith(operatorScope));
}
