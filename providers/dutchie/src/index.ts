import { type FileFormat, readJsonArray } from '@weedhounds/ingest';
import type { MenuItemRecord } from '@weedhounds/provider-terms';
import { translateDutchieProduct } from './translate.ts';

/** A Dutchie-backed menu as a JSON array of products. */
export const dutchie: FileFormat<unknown, MenuItemRecord> = {
  name: 'dutchie',
  read: readJsonArray,
  translate: translateDutchieProduct,
};

export { newestChange } from './newest-change.ts';
export { currency, translateDutchieProduct } from './translate.ts';
