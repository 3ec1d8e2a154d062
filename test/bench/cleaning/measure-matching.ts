import { join } from 'node:path';
import { readCsv } from '@weedhounds/ingest';
import { matchStrain } from '@weedhounds/provider-terms';
import type { Figure } from '../figure.ts';
import { rateOf } from './rate-of.ts';
import { readIndex } from './read-index.ts';

/** Names a second that are matched to strains, found or not. */
export async function measureMatching(folder: string, rounds: number, say: (line: string) => void): Promise<Figure[]> {
  const { index } = await readIndex(folder);
  let matched = 0;
  const open = () => readCsv(join(folder, 'strain_names_wa_ccrs.csv'), { columns: ['strain_name'] });
  const match = (row: { strain_name: string }) => {
    if (matchStrain(row.strain_name, index)) matched += 1;
  };
  const { rows, used, read } = await rateOf(open, match, rounds);
  say(`Of ${rows} names ${matched / rounds} were matched.`);
  const aim = '52,606 names in seconds';
  return [
    { figure: 'matching-names-per-second', value: used, unit: 'names/s', baseline: read, ratio: null, aim },
    { figure: 'matching-vs-reading', value: used, unit: 'names/s', baseline: read, ratio: used / read, aim: 'none' },
  ];
}
