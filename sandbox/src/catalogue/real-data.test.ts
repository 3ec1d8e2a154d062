import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOpenData } from './derive/read-open-data.ts';
import { type RuleTable, reshapeJurisdictions } from './derive/reshape-jurisdictions.ts';
import { selectStrains } from './derive/select-strains.ts';
import { readJurisdictions, readStrainEntries } from './read-catalogue.ts';

const folder = process.env.REAL_DATA_DIR ?? '';

describe.skipIf(!folder)('the catalogue, derived anew (real data: REAL_DATA_DIR)', () => {
  it('has the strains that are committed', async () => {
    expect(selectStrains(await readOpenData(folder))).toEqual(readStrainEntries());
  });

  it('has the jurisdictions that are committed', () => {
    const table = JSON.parse(readFileSync(join(folder, 'state_rules.json'), 'utf8')) as RuleTable;
    expect(reshapeJurisdictions(table)).toEqual(readJurisdictions());
  });
});
