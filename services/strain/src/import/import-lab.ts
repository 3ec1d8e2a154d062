import { type ImportReport, runImport } from '@weedhounds/ingest';
import type { LabSampleRecord } from '@weedhounds/provider-terms';
import type { StrainStore } from '../store/store.ts';
import type { ImportFile } from './import-file.ts';
import { inTransaction } from './in-transaction.ts';
import { linkSamples } from './link-samples.ts';
import { oncePerFile } from './once-per-file.ts';
import { refreshProfiles } from './refresh-profiles.ts';
import { sampleId, storeSamples } from './store-samples.ts';
import { uniqueBy } from './unique-by.ts';

/** Imports a laboratory's samples, whole or not at all, and computes the profiles of the strains they are of. */
export function importLab<R>(store: StrainStore, file: ImportFile<R, LabSampleRecord>): Promise<ImportReport> {
  return inTransaction(store, async (sql) => {
    const touched = new Set<string>();
    const report = await runImport<R, LabSampleRecord>({
      ...file,
      translate: oncePerFile(file.translate, sampleId),
      async store(batch) {
        const { stored, strainIds } = await storeSamples(sql, uniqueBy(batch, sampleId));
        for (const id of strainIds) touched.add(id);
        return { stored, unchanged: batch.length - stored };
      },
    });
    for (const id of await linkSamples(sql)) touched.add(id);
    await refreshProfiles(sql, touched);
    return report;
  });
}
