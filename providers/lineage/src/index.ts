import { type FileFormat, readCsv } from '@weedhounds/ingest';
import type { LineageRecord } from '@weedhounds/provider-terms';
import { columns, type LineageRow, translateLineage } from './translate.ts';

/** Parents of strains, as a CSV file that Cannlytics compiled. */
export const lineage: FileFormat<LineageRow, LineageRecord> = {
  name: 'lineage',
  read: (file) => readCsv(file, { columns }),
  translate: translateLineage,
};

export { type LineageRow, lineageSource, translateLineage } from './translate.ts';
