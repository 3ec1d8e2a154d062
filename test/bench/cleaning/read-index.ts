import { join } from 'node:path';
import { kushy } from '@weedhounds/provider-kushy';
import { createStrainIndex, type StrainIndex, type StrainRecord } from '@weedhounds/provider-terms';

/** An index of the strains in the real file, and how many milliseconds making it took, without reading the file. */
export async function readIndex(
  folder: string,
): Promise<{ index: StrainIndex; strains: number; milliseconds: number }> {
  const strains = new Map<string, StrainRecord>();
  for await (const item of kushy.read(join(folder, 'kushy_strains_2017-11-14.csv'))) {
    if (!('row' in item)) continue;
    const translation = kushy.translate(item.row);
    if (translation.kind === 'accepted') strains.set(translation.value.slug, translation.value);
  }
  const begun = performance.now();
  const index = createStrainIndex(strains.values());
  return { index, strains: strains.size, milliseconds: performance.now() - begun };
}
