import { statSync } from 'node:fs';
import { findOrCreateDispensary, importRetailers } from '@weedhounds/dispensary';
import type { ImportReport, Progress } from '@weedhounds/ingest';
import { importMenu } from '@weedhounds/menu';
import { cannlytics } from '@weedhounds/provider-cannlytics';
import { dutchie, newestChange } from '@weedhounds/provider-dutchie';
import { kushy } from '@weedhounds/provider-kushy';
import { lineage } from '@weedhounds/provider-lineage';
import { mcrLabs } from '@weedhounds/provider-mcr-labs';
import { sweed } from '@weedhounds/provider-sweed';
import { importRules, readRuleTable, type Stores } from '@weedhounds/sandbox';
import { importAnalytes, importLab, importLineage, importStrains } from '@weedhounds/strain';
import type { ImportArguments } from './read-arguments.ts';

interface ImportOutput {
  rejectsFile: string;
  onProgress: (progress: Progress) => void;
}

/** Runs one import into the service that owns its tables; whole or not at all. */
export async function runFileImport(
  stores: Stores,
  args: ImportArguments,
  output: ImportOutput,
): Promise<ImportReport> {
  const { kind, format, file } = args;
  switch (kind) {
    case 'lab':
      await importAnalytes(stores.strain);
      return importLab(stores.strain, { source: mcrLabs.read(file), translate: mcrLabs.translate, ...output });
    case 'strains':
      return format === 'lineage'
        ? importLineage(stores.strain, { source: lineage.read(file), translate: lineage.translate, ...output })
        : importStrains(stores.strain, { source: kushy.read(file), translate: kushy.translate, ...output });
    case 'retailers':
      return importRetailers(stores.dispensary, {
        source: cannlytics.read(file),
        translate: cannlytics.translate,
        ...output,
      });
    case 'menu':
      return importMenuFile(stores, args, output);
    case 'jurisdictions':
      return importRuleFile(stores, file);
  }
}

/** Finds or makes the menu's shop, then imports the menu as of the newest change it records, else as of the file's own time. */
async function importMenuFile(stores: Stores, { file, format, shop, currency }: ImportArguments, output: ImportOutput) {
  if (!shop) throw new TypeError('A menu needs its shop.');
  const menu = format === 'sweed' ? sweed : dutchie;
  const newest = menu === dutchie ? await newestChange(menu.read(file)) : null;
  const fetchedAt = newest ?? statSync(file).mtime.toISOString();
  const dispensary = await findOrCreateDispensary(stores.dispensary, shop);
  return importMenu(
    stores.menu,
    { dispensary, currency, provider: menu.name, fetchedAt, ...output },
    { source: menu.read(file), translate: menu.translate },
  );
}

/** A table of rules is taken as a whole: one row that cannot be read refuses it. */
async function importRuleFile(stores: Stores, file: string): Promise<ImportReport> {
  const records = readRuleTable(file);
  return { ...(await importRules(stores, records)), read: records.length, repaired: {}, refused: {} };
}
