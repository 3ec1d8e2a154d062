import type { Source } from '@weedhounds/ingest';
import { median } from '../figure.ts';

/** Rows a second of reading a source with and without what is done with each of them: medians of rounds in turns. */
export async function rateOf<R>(
  open: () => Source<R>,
  use: (row: R) => void,
  rounds: number,
): Promise<{ rows: number; used: number; read: number }> {
  const used: number[] = [];
  const read: number[] = [];
  let rows = 0;
  for (let round = 0; round < rounds; round += 1) {
    read.push(await perSecond(open, () => {}));
    used.push(await perSecond(open, use));
  }
  return { rows, used: median(used), read: median(read) };

  async function perSecond(source: () => Source<R>, each: (row: R) => void): Promise<number> {
    rows = 0;
    const begun = performance.now();
    for await (const item of source()) {
      if (!('row' in item)) continue;
      rows += 1;
      each(item.row);
    }
    return (rows / (performance.now() - begun)) * 1000;
  }
}
