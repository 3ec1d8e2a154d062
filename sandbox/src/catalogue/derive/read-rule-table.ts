import { readFileSync } from 'node:fs';
import type { JurisdictionRecord } from '@weedhounds/dispensary';
import { StartError } from '@weedhounds/errors';
import { z } from 'zod';
import { reshapeJurisdictions } from './reshape-jurisdictions.ts';

const amount = z.number().nonnegative().nullable();
/** What cannot be cited is null: a blank would pass for a source. */
const words = z.string().trim().min(1).nullable();

const table = z.object({
  compiled: z.iso.date(),
  rows: z
    .array(
      z.object({
        code: z.string(),
        name: z.string(),
        country: z.string(),
        program: z.string(),
        min_age_adult: z.int().positive().nullable(),
        flower_g: amount,
        concentrate_g: amount,
        edible_mg_thc: amount,
        period: z.string(),
        medical: words,
        confidence: z.string(),
        note: z.string(),
        source: words,
      }),
    )
    .min(1),
});

/**
 * The jurisdictions of a compiled table of rules (`state_rules.json`).
 *
 * @throws StartError naming the file and what is wrong with it
 */
export function readRuleTable(file: string): JurisdictionRecord[] {
  try {
    return reshapeJurisdictions(table.parse(JSON.parse(readFileSync(file, 'utf8'))));
  } catch (cause) {
    throw new StartError(`Cannot read rules from ${file}: ${reasonOf(cause)}.`, { cause });
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return (error as Error).message.replace(/\.$/, '');
  const [issue] = error.issues;
  return `${issue?.path.join('.')}: ${issue?.message}`;
}
