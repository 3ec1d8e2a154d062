import { readSettings } from '@weedhounds/config';
import { type Confidence, confidences } from '@weedhounds/policy';
import { type ServiceSettings, serviceVariables, toServiceSettings } from '@weedhounds/subgraph';
import { z } from 'zod';

const environment = z.object({
  ...serviceVariables(4002),
  /** The least confidence (A, B or C) a rule of sale must have to allow anything. Default B. */
  RULE_CONFIDENCE: z.enum(confidences, { error: 'must be A, B or C' }).default('B'),
});

export interface MenuSettings extends ServiceSettings {
  leastConfidence: Confidence;
}

/**
 * The menu subgraph's settings from the environment.
 *
 * @throws SettingError naming the first bad one
 */
export function readMenuSettings(env: Readonly<Record<string, string | undefined>>): MenuSettings {
  const { RULE_CONFIDENCE, ...variables } = readSettings(environment, env);
  return { ...toServiceSettings(variables), leastConfidence: RULE_CONFIDENCE };
}
