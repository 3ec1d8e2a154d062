import { z } from 'zod';

/** What the gateway reads from the environment about the cost of operations. */
export const costVariables = {
  /** Points one operation may cost by its estimate; beyond it COST_LIMIT_EXCEEDED. 0: no limit. Default 30,000. */
  COST_LIMIT: z
    .string()
    .refine((text) => /^\d{1,10}$/.test(text), { error: 'must be a whole number of points, 0 or more' })
    .transform(Number)
    .default(30_000),
};

export interface CostSettings {
  /** 0: no limit. */
  limit: number;
}

/** The variables of `costVariables`, read, as settings. */
export function toCostSettings({ COST_LIMIT: limit }: z.output<z.ZodObject<typeof costVariables>>): CostSettings {
  return { limit };
}
