import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { mcrLabs } from '@weedhounds/provider-mcr-labs';
import { runToEnd } from '../../run-start.ts';
import type { BenchOptions, Figure } from '../figure.ts';

const quickRows = 1_000;

/** The import of the real lab results into an embedded database that holds the catalogue. */
export async function measureImport(folder: string, { quick, say }: BenchOptions): Promise<Figure[]> {
  const real = process.env.REAL_DATA_DIR;
  if (!real) {
    say('import-lab: skipped, REAL_DATA_DIR is not set');
    return [];
  }
  const whole = join(real, 'lab_ma_mcr_results.csv');
  const file = quick ? await copyRows(whole, join(folder, 'lab.csv'), quickRows) : whole;
  say(`import-lab: ${quick ? `${quickRows} rows` : 'the whole file'}`);
  const baseline = await timed(async () => {
    for await (const item of mcrLabs.read(file)) if ('row' in item) mcrLabs.translate(item.row);
  });
  const value = await timed(async () => {
    const { code, output } = await runToEnd(['tools/import/main.ts', 'lab', file], {
      DATA_DIR: join(folder, 'data-0'),
    });
    if (code !== 0) throw new Error(`The import ended with ${code}:\n${output}`);
  });
  return [{ figure: 'import-lab', value, unit: 's', baseline, ratio: null, aim: 'under 20 s for 7,554 rows' }];
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
}

/** Copies a file's header and its first rows, a line each. */
async function copyRows(from: string, to: string, rows: number): Promise<string> {
  const out = createWriteStream(to);
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(from) })) {
    if (line++ > rows) break;
    out.write(`${text}\n`);
  }
  await new Promise((resolve) => out.end(resolve));
  return to;
}
