import { join } from 'node:path';
import { readCsv } from '@weedhounds/ingest';
import { describe, expect, it } from 'vitest';
import { drawNames } from './draw-names.ts';

const folder = process.env.REAL_DATA_DIR;

describe.skipIf(!folder)('names as shops typed them (real data: REAL_DATA_DIR)', () => {
  it('has the labelled sample where it is drawn again', async () => {
    const names = await readColumn(join(folder ?? '', 'strain_names_wa_ccrs.csv'), 'strain_name');
    const labelled = await readColumn(new URL('labelled-names.csv', import.meta.url).pathname, 'name');
    expect(names).toHaveLength(52606);
    expect(labelled).toEqual(drawNames(names, 0, 500));
  });
});

async function readColumn(file: string, column: string): Promise<string[]> {
  const cells: string[] = [];
  for await (const item of readCsv(file, { columns: [column] })) if ('row' in item) cells.push(item.row[column] ?? '');
  return cells;
}
