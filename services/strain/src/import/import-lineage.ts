import { type ImportReport, runImport } from '@weedhounds/ingest';
import type { LineageRecord } from '@weedhounds/provider-terms';
import type { Sql } from '../store/sql.ts';
import type { StrainStore } from '../store/store.ts';
import type { ImportFile } from './import-file.ts';
import { inTransaction } from './in-transaction.ts';
import { linkSamples } from './link-samples.ts';
import { oncePerFile } from './once-per-file.ts';
import { refreshProfiles } from './refresh-profiles.ts';
import { storeImpliedStrains } from './store-implied-strains.ts';
import { storeParents } from './store-parents.ts';

/**
 * Imports a table of lineages, whole or not at all. It overrules what catalogues of strains say of parents. A child that no
 * strain goes by becomes a strain; a parent stays a name until some import brings it.
 */
export function importLineage<R>(store: StrainStore, file: ImportFile<R, LineageRecord>): Promise<ImportReport> {
  return inTransaction(store, async (sql) => {
    const storedChildren = new Set<string>();
    const report = await runImport<R, LineageRecord>({
      ...file,
      translate: oncePerFile(file.translate, ({ childSlug }) => childSlug),
      async store(batch) {
        const stored = await storeLineages(sql, batch, storedChildren);
        return { stored, unchanged: batch.length - stored };
      },
    });
    await refreshProfiles(sql, await linkSamples(sql));
    return report;
  });
}

/**
 * @param storedChildren the strains whose parents this import has stored: of two names of one strain, the first counts
 * @returns how many lineages were new or differed
 */
async function storeLineages(sql: Sql, records: LineageRecord[], storedChildren: Set<string>): Promise<number> {
  const strains = await storeImpliedStrains(
    sql,
    records.map(({ childName: name, childSlug: slug, source }) => ({ name, slug, source })),
  );
  const families = records.flatMap(({ childSlug, parents, source }) => {
    const childId = strains.get(childSlug);
    if (childId === undefined || storedChildren.has(childId)) return [];
    storedChildren.add(childId);
    return [{ childId, parents, source: source.name }];
  });
  return (await storeParents(sql, families, { overrules: true })).length;
}
