import { type FileFormat, readCsv } from '@weedhounds/ingest';
import type { ProductRecord, StrainIndex, StrainRecord } from '@weedhounds/provider-terms';
import { columns, type KushyRow, translateKushyStrain } from './translate.ts';
import { type KushyProductRow, productColumns, translateKushyProduct } from './translate-product.ts';

/** Kushy's strains as a CSV export of MySQL: quotes inside a field are doubled or stand behind a backslash. */
export const kushy: FileFormat<KushyRow, StrainRecord> = {
  name: 'kushy',
  read: (file) => readCsv(file, { columns, quotes: 'either' }),
  translate: translateKushyStrain,
};

/** Kushy's products as a CSV export, their strains matched to those of an index. */
export function kushyProducts(index: StrainIndex): FileFormat<KushyProductRow, ProductRecord> {
  return {
    name: 'kushy-products',
    read: (file) => readCsv(file, { columns: productColumns, quotes: 'either' }),
    translate: (row) => translateKushyProduct(row, index),
  };
}

export { parentsByRowNumber } from './row-numbers.ts';
export { type KushyRow, kushySource, translateKushyStrain } from './translate.ts';
export { type KushyProductRow, translateKushyProduct } from './translate-product.ts';
