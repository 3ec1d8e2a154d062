import { type Policies, policyVariables, toPolicies } from '@weedhounds/cache-policies';
import { httpUrls, readSettings } from '@weedhounds/config';
import { type Confidence, confidences } from '@weedhounds/policy';
import { type ServiceSettings, serviceVariables, toServiceSettings } from '@weedhounds/subgraph';
import { z } from 'zod';

const environment = z.object({
  ...serviceVariables(4002),
  /** The least confidence (A, B or C) a rule of sale must have to allow anything. Default B. */
  RULE_CONFIDENCE: z.enum(confidences, { error: 'must be A, B or C' }).default('B'),
  /** Gateways that are told what has changed: one of those that share a Redis, each of those that share none. */
  GATEWAY_URLS: httpUrls,
  ...policyVariables,
});

export interface MenuSettings extends ServiceSettings {
  leastConfidence: Confidence;
  gatewayUrls: readonly string[];
  /** How old what is read through providers may be. */
  policies: Policies;
}

/**
 * The menu subgraph's settings from the environment.
 *
 * @throws SettingError naming the first bad one
 */
export function readMenuSettings(env: Readonly<Record<string, string | undefined>>): MenuSettings {
  const { RULE_CONFIDENCE, GATEWAY_URLS, CACHE_POLICIES, ...variables } = readSettings(environment, env);
  return {
    ...toServiceSettings(variables),
    leastConfidence: RULE_CONFIDENCE,
    gatewayUrls: GATEWAY_URLS,
    policies: toPolicies({ CACHE_POLICIES }),
  };
}
