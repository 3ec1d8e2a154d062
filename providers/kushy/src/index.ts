import { type FileFormat, readCsv } from '@weedhounds/ingest';
import type { StrainRecord } from '@weedhounds/provider-terms';
import { columns, type KushyRow, translateKushyStrain } from './translate.ts';

/** Kushy's strains as a CSV export of MySQL: quotes inside a field are doubled or stand behind a backslash. */
export const kushy: FileFormat<KushyRow, StrainRecord> = {
  name: 'kushy',
  read: (file) => readCsv(file, { columns, quotes: 'either' }),
  translate: translateKushyStrain,
};

export { parentsByRowNumber } from './row-numbers.ts';
export { type KushyRow, kushySource, translateKushyStrain } from './translate.ts';
