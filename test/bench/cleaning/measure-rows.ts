import { join } from 'node:path';
import { kushyProducts } from '@weedhounds/provider-kushy';
import type { Figure } from '../figure.ts';
import { rateOf } from './rate-of.ts';
import { readIndex } from './read-index.ts';

/** Rows a second from a file of products to records, with all that is repaired on the way. */
export async function measureRows(folder: string, rounds: number, say: (line: string) => void): Promise<Figure[]> {
  const { index, strains, milliseconds } = await readIndex(folder);
  say(`An index of ${strains} strains took ${milliseconds.toFixed(0)} ms.`);
  const format = kushyProducts(index);
  let accepted = 0;
  const open = () => format.read(join(folder, 'kushy_products_2017-11-14.csv'));
  const translate = (row: Parameters<typeof format.translate>[0]) => {
    if (format.translate(row).kind === 'accepted') accepted += 1;
  };
  const { rows, used, read } = await rateOf(open, translate, rounds);
  say(`Of ${rows} products ${accepted / rounds} were accepted.`);
  const aim = 'a menu of 1,000 items within 100 ms';
  return [
    { figure: 'cleaning-rows-per-second', value: used, unit: 'rows/s', baseline: read, ratio: null, aim },
    { figure: 'cleaning-vs-reading', value: used, unit: 'rows/s', baseline: read, ratio: used / read, aim: 'none' },
  ];
}
