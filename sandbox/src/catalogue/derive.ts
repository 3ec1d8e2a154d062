/**
 * Derives `strains.json` and `jurisdictions.json` from the open data in the folder that REAL_DATA_DIR names:
 * `node --import tsx sandbox/src/catalogue/derive.ts`, then format them. The same data gives the same files.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMain, SettingError } from '@weedhounds/errors';
import { readOpenData } from './derive/read-open-data.ts';
import { type RuleTable, reshapeJurisdictions } from './derive/reshape-jurisdictions.ts';
import { selectStrains } from './derive/select-strains.ts';

runMain(async () => {
  const folder = process.env.REAL_DATA_DIR;
  if (!folder)
    throw new SettingError('REAL_DATA_DIR', 'REAL_DATA_DIR must name the folder of the open data; got nothing.');
  const strains = selectStrains(await readOpenData(folder));
  const rules = JSON.parse(readFileSync(join(folder, 'state_rules.json'), 'utf8')) as RuleTable;
  write('strains.json', strains);
  write('jurisdictions.json', reshapeJurisdictions(rules));
  const profiles = strains.filter((strain) => strain.profile !== null).length;
  const families = strains.filter((strain) => strain.parents.length > 0).length;
  process.stdout.write(`${strains.length} strains, ${profiles} with a profile, ${families} with parents\n`);
});

function write(name: string, value: unknown): void {
  writeFileSync(new URL(name, import.meta.url), `${JSON.stringify(value, null, 2)}\n`);
}
