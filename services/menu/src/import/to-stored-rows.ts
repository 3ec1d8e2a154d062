import { refuse, type Translation } from '@weedhounds/ingest';
import type { MenuItemRecord } from '@weedhounds/provider-terms';
import { findFault } from './find-fault.ts';
import { type ItemRows, type TargetMenu, toItemRows } from './to-item-rows.ts';

/**
 * The rows of an item that a provider lists, or why there are none.
 *
 * @param listed ids met so far: a product that stands on two pages of a provider's menu is stored once
 */
export function toStoredRows(
  outcome: Translation<MenuItemRecord>,
  menu: TargetMenu,
  listed: Set<string>,
): Translation<ItemRows> {
  if (outcome.kind === 'refused') return outcome;
  const fault = findFault(outcome.value, menu.currency);
  if (fault !== null) return refuse(fault);
  const rows = toItemRows(outcome.value, menu);
  if (listed.has(rows.item.id)) return refuse('listed before');
  listed.add(rows.item.id);
  return { ...outcome, value: rows };
}
