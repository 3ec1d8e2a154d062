import { StartError } from '@weedhounds/errors';
import type { Bench, Figure } from '../figure.ts';
import { measureMatching } from './measure-matching.ts';
import { measureRows } from './measure-rows.ts';

/** How fast rows of a dirty file become records, and names are matched to strains. */
export const cleaningBench: Bench = {
  about: [
    'Rows of a file of 17,233 products become records in our terms, their strains matched to 9,448; and 52,606 names as shops typed them are',
    'matched to the same. The baseline of each is reading its CSV alone. Medians of 5 rounds; --quick: of 1. The files are those of REAL_DATA_DIR.',
  ].join('\n'),
  async run({ quick, say }): Promise<Figure[]> {
    const folder = process.env.REAL_DATA_DIR;
    if (!folder) throw new StartError('The bench cleaning needs REAL_DATA_DIR: the folder of the real files.');
    const rounds = quick ? 1 : 5;
    return [...(await measureRows(folder, rounds, say)), ...(await measureMatching(folder, rounds, say))];
  },
};
