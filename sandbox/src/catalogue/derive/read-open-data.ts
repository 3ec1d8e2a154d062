import { join } from 'node:path';
import { type FileFormat, readCsv } from '@weedhounds/ingest';
import { kushy } from '@weedhounds/provider-kushy';
import { lineage } from '@weedhounds/provider-lineage';
import { mcrLabs } from '@weedhounds/provider-mcr-labs';
import { canonicalStrainSlug, strainSlug } from '@weedhounds/provider-terms';
import type { OpenData } from './select-strains.ts';

/** Reads the open data sets that the catalogue is derived from. Of rows about one thing, the first counts. */
export async function readOpenData(folder: string): Promise<OpenData> {
  return {
    samples: await readOnce(mcrLabs, join(folder, 'lab_ma_mcr_results.csv'), (sample) => sample.sampleId),
    strains: await readOnce(kushy, join(folder, 'kushy_strains_2017-11-14.csv'), (strain) => strain.slug),
    lineages: await readOnce(lineage, join(folder, 'lineage_open.csv'), (record) => record.childSlug),
    soldNames: await readSoldNames(join(folder, 'strain_names_wa_ccrs.csv')),
  };
}

async function readOnce<R, T>(format: FileFormat<R, T>, file: string, keyOf: (record: T) => string): Promise<T[]> {
  const records = new Map<string, T>();
  for await (const item of format.read(file)) {
    const outcome = 'row' in item ? format.translate(item.row) : undefined;
    if (outcome?.kind !== 'accepted') continue;
    const key = keyOf(outcome.value);
    if (!records.has(key)) records.set(key, outcome.value);
  }
  return [...records.values()];
}

async function readSoldNames(file: string): Promise<Set<string>> {
  const slugs = new Set<string>();
  for await (const item of readCsv(file, { columns: ['strain_name'] })) {
    if ('row' in item) slugs.add(canonicalStrainSlug(strainSlug(item.row.strain_name)));
  }
  return slugs;
}
