import { importJurisdictions, type JurisdictionRecord, type StoreCounts } from '@weedhounds/dispensary';
import * as menu from '@weedhounds/menu';
import type { Stores } from '../stores.ts';

/**
 * Stores compiled jurisdictions where they are asked for, and the rules of sale among what they say where menus are decided
 * by them: each whole or not at all, so that an import that failed between the two is mended by the next. Importing them
 * again changes nothing.
 *
 * @returns how many were stored in one of the two places or both, and how many in none
 */
export async function importRules(
  stores: Pick<Stores, 'dispensary' | 'menu'>,
  records: readonly JurisdictionRecord[],
): Promise<StoreCounts> {
  const described = await importJurisdictions(stores.dispensary, records);
  const ruled = await menu.importRules(stores.menu, records);
  // What changes a rule changes its description; only after a failed import, or on a menu without rules, are more stored there.
  const stored = Math.max(described.stored, ruled.stored);
  return { stored, unchanged: records.length - stored };
}
