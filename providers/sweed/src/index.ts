import { type FileFormat, readJsonArray } from '@weedhounds/ingest';
import type { MenuItemRecord } from '@weedhounds/provider-terms';
import { translateSweedProduct } from './translate.ts';

/** A Sweed-backed menu as a JSON array of products. It records no time of its own. */
export const sweed: FileFormat<unknown, MenuItemRecord> = {
  name: 'sweed',
  read: readJsonArray,
  translate: translateSweedProduct,
};

export { translateSweedProduct } from './translate.ts';
export { currency } from './variant.ts';
