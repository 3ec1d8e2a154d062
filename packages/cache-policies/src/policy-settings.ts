import type { StrategyName } from '@weedhounds/cache';
import { z } from 'zod';
import { defaultPolicies, type Policies, type PolicyName, policyNames } from './policies.ts';

const strategies = [
  'fixed',
  'adaptive',
  'business-hours',
  'volatility',
  'hybrid',
] as const satisfies readonly StrategyName[];

const whole = z
  .int({ error: 'must be a whole number, 0 or more' })
  .min(0, { error: 'must be a whole number, 0 or more' });

/** What may be set of a policy: how long and how much. Whom data may serve is for the schema alone to say. */
const changes = z.strictObject({
  ttlMs: whole.optional(),
  staleMs: whole.optional(),
  staleIfErrorMs: whole.optional(),
  negativeTtlMs: whole.optional(),
  maxBytes: whole.optional(),
  strategy: z.enum(strategies, { error: `must be one of ${strategies.join(', ')}` }).optional(),
});

const overrides = z.partialRecord(z.enum(policyNames), changes);

/** What is read from the environment about the lives of data. */
export const policyVariables = {
  /**
   * What differs from the policies of policies.ts, as JSON: `{"PRICING_DATA":{"ttlMs":600000,"strategy":"fixed"}}`. Durations are in
   * milliseconds; a `ttlMs` of 0 keeps nothing under the policy. Default: nothing differs.
   */
  CACHE_POLICIES: z
    .string()
    .transform((text, context) => {
      const parsed = overrides.safeParse(parseJson(text));
      if (parsed.success) return parsed.data;
      const { path, message } = parsed.error.issues[0] ?? { path: [], message: '' };
      context.addIssue({
        code: 'custom',
        message: `must be JSON of policies; at ${path.join('.') || 'its root'}: ${message}`,
      });
      return z.NEVER;
    })
    .optional(),
};

/** The policies with what was set of them. */
export function toPolicies(variables: z.output<z.ZodObject<typeof policyVariables>>): Policies {
  const set: { [name in PolicyName]?: z.output<typeof changes> | undefined } = variables.CACHE_POLICIES ?? {};
  const entries = policyNames.map((name) => {
    const given = Object.entries(set[name] ?? {}).filter(([, value]) => value !== undefined);
    return [name, { ...defaultPolicies[name], ...Object.fromEntries(given) }];
  });
  return Object.fromEntries(entries) as Policies;
}

/** @returns undefined for what is not JSON */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
