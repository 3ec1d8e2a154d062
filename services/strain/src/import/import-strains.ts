import { type ImportReport, refuse, runImport, type Translation } from '@weedhounds/ingest';
import { canonicalStrainSlug, type StrainRecord } from '@weedhounds/provider-terms';
import type { StrainStore } from '../store/store.ts';
import type { ImportFile } from './import-file.ts';
import { inTransaction } from './in-transaction.ts';
import { linkSamples } from './link-samples.ts';
import { oncePerFile } from './once-per-file.ts';
import { refreshProfiles } from './refresh-profiles.ts';
import { storeStrains } from './store-strains.ts';
import { uniqueBy } from './unique-by.ts';

/** Imports a catalogue of strains, whole or not at all. Samples that were waiting for one of its names are led to it. */
export function importStrains<R>(store: StrainStore, file: ImportFile<R, StrainRecord>): Promise<ImportReport> {
  return inTransaction(store, async (sql) => {
    const report = await runImport<R, StrainRecord>({
      ...file,
      translate: oncePerFile(refuseAliases(file.translate), ({ slug }) => slug),
      async store(batch) {
        const changed = await storeStrains(
          sql,
          uniqueBy(batch, ({ slug }) => slug),
        );
        return { stored: changed.size, unchanged: batch.length - changed.size };
      },
    });
    await refreshProfiles(sql, await linkSamples(sql));
    return report;
  });
}

/** A row about a name that we know to be an alias is about no strain of its own. */
function refuseAliases<R>(translate: (row: R) => Translation<StrainRecord>): (row: R) => Translation<StrainRecord> {
  return (row) => {
    const outcome = translate(row);
    if (outcome.kind === 'refused') return outcome;
    const { slug } = outcome.value;
    const canonical = canonicalStrainSlug(slug);
    return canonical === slug ? outcome : refuse('another name of a strain', canonical);
  };
}
