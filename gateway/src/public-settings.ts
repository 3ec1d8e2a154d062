import { milliseconds, readSettings } from '@weedhounds/config';
import { confidences } from '@weedhounds/policy';
import { z } from 'zod';
import { cacheVariables, toCacheSettings } from './cache/cache-settings.ts';
import { costVariables, toCostSettings } from './cost/cost-settings.ts';
import { edgeVariables, toEdgeSettings } from './edge/edge-settings.ts';
import type { GatewayOptions } from './gateway-options.ts';
import { identityVariables, toIdentitySettings } from './identity/identity-settings.ts';
import { limitVariables, toLimitSettings } from './limits/limit-settings.ts';
import { readManifest } from './trusted/read-manifest.ts';

const redisUrl = z
  .string()
  .refine((value) => URL.canParse(value) && ['redis:', 'rediss:'].includes(new URL(value).protocol), {
    error: 'must be an address that begins with redis:// or rediss://',
  });

/** What may run plans. */
export const executors = ['own', 'apollo'] as const;

/** What a gateway reads from the environment about the public: who they are, what they may have, and how much of it. */
export const publicVariables = {
  ...identityVariables,
  ...edgeVariables,
  ...limitVariables,
  ...costVariables,
  ...cacheVariables,
  /** What several gateways share: persisted queries and counts, and revoked tokens. Default: this process's memory. */
  REDIS_URL: redisUrl.optional(),
  /** A Redis of their own for revoked tokens, that evicts nothing. Default: REDIS_URL. */
  REVOCATION_REDIS_URL: redisUrl.optional(),
  /** The least confidence a rule of sale must have to allow anything: A, B or C. Default B. */
  RULE_CONFIDENCE: z.enum(confidences, { error: `must be ${confidences.join(', ')}` }).default('B'),
  /** Which documents run: `only` those of the manifest, or `any`. Default any. */
  TRUSTED_DOCUMENTS: z.enum(['any', 'only'], { error: 'must be any or only' }).default('any'),
  /** The manifest, as `npm run codegen` writes it. Default: that of the client in this repository. */
  TRUSTED_DOCUMENTS_FILE: z.string().default('packages/client/generated/persisted-documents.json'),
  /** Milliseconds that planning one operation may take. Default 2,000. */
  PLAN_DEADLINE_MS: milliseconds(2_000),
  /** Labels of `@override` that are on, separated by commas; all others are off. Default none. */
  OVERRIDE_LABELS: z.string().default(''),
  /** What runs plans: `own`, or `apollo`, the executor of @apollo/gateway to compare with. Default own. */
  EXECUTOR: z.enum(executors, { error: 'must be own or apollo' }).default('own'),
};

export type PublicSettings = Pick<
  Required<GatewayOptions>,
  | 'identity'
  | 'edge'
  | 'limits'
  | 'costLimit'
  | 'cache'
  | 'hideSchema'
  | 'redisUrl'
  | 'revocationRedisUrl'
  | 'leastConfidence'
  | 'trustedDocuments'
  | 'planDeadlineMs'
  | 'overrideLabels'
  | 'executor'
>;

/**
 * The variables of `publicVariables`, read, as options of a gateway.
 *
 * @throws SettingError naming the first that is bad
 */
export function toPublicSettings(variables: z.output<z.ZodObject<typeof publicVariables>>): PublicSettings {
  return {
    identity: toIdentitySettings(variables),
    edge: toEdgeSettings(variables),
    limits: toLimitSettings(variables),
    costLimit: toCostSettings(variables).limit,
    cache: toCacheSettings(variables),
    hideSchema: variables.NODE_ENV === 'production',
    redisUrl: variables.REDIS_URL,
    revocationRedisUrl: variables.REVOCATION_REDIS_URL ?? variables.REDIS_URL,
    leastConfidence: variables.RULE_CONFIDENCE,
    trustedDocuments:
      variables.TRUSTED_DOCUMENTS === 'only' ? readManifest(variables.TRUSTED_DOCUMENTS_FILE) : undefined,
    planDeadlineMs: variables.PLAN_DEADLINE_MS,
    overrideLabels: variables.OVERRIDE_LABELS.split(',')
      .map((label) => label.trim())
      .filter((label) => label !== ''),
    executor: variables.EXECUTOR,
  };
}

/**
 * What of the environment a gateway is told of the public.
 *
 * @throws SettingError naming the first that is bad
 */
export function readPublicSettings(env: Readonly<Record<string, string | undefined>>): PublicSettings {
  return toPublicSettings(readSettings(z.object(publicVariables), env));
}
