import { type FileFormat, readCsv } from '@weedhounds/ingest';
import type { LabSampleRecord } from '@weedhounds/provider-terms';
import { columns, type McrRow } from './columns.ts';
import { translateMcrRow } from './translate.ts';

/** Lab results of MCR Labs as a CSV file: a sample a row. */
export const mcrLabs: FileFormat<McrRow, LabSampleRecord> = {
  name: 'mcr-labs',
  read: (file) => readCsv(file, { columns }),
  translate: translateMcrRow,
};

export type { McrRow } from './columns.ts';
export { mcrLabsSource, translateMcrRow } from './translate.ts';
