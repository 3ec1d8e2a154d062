import { type FileFormat, readCsv } from '@weedhounds/ingest';
import type { RetailerRecord } from '@weedhounds/provider-terms';
import { columns, type RetailerRow } from './row.ts';
import { translateRetailer } from './translate.ts';

/** Licensed retailers of 18 states of the US, as a CSV file that Cannlytics compiled. */
export const cannlytics: FileFormat<RetailerRow, RetailerRecord> = {
  name: 'cannlytics',
  read: (file) => readCsv(file, { columns }),
  translate: translateRetailer,
};

export type { RetailerRow } from './row.ts';
export { translateRetailer } from './translate.ts';
