import { readFileSync } from 'node:fs';
import { readCsv } from '@weedhounds/ingest';
import { type CatalogueStrain, createStrainIndex, matchStrain } from '@weedhounds/provider-terms';
import { describe, expect, it } from 'vitest';

const strains = new URL('../../sandbox/src/catalogue/strains.json', import.meta.url);
const labelled = new URL('../../providers/terms/src/strain-match/labelled-names.csv', import.meta.url).pathname;

describe('strain matching on 500 names drawn at random and labelled by hand', () => {
  it('takes 49 of the 64 that name a strain of the catalogue for it, and no name for a wrong one', async () => {
    const index = createStrainIndex(JSON.parse(readFileSync(strains, 'utf8')) as CatalogueStrain[]);
    const counts = { names: 0, strains: 0, right: 0, wrong: 0 };
    const rightByReason: Record<string, number> = {};
    const wrong: string[] = [];
    for await (const item of readCsv(labelled, { columns: ['name', 'slug', 'reason'] })) {
      if (!('row' in item)) throw new Error(`Line ${item.line} cannot be read.`);
      const { name, slug, reason } = item.row;
      const match = matchStrain(name, index);
      counts.names += 1;
      if (slug !== 'none') counts.strains += 1;
      if (match === null) continue;
      if (match.slug !== slug) {
        counts.wrong += 1;
        wrong.push(`${name}: ${match.slug}`);
        continue;
      }
      counts.right += 1;
      rightByReason[reason] = (rightByReason[reason] ?? 0) + 1;
    }
    expect(wrong).toEqual([]);
    expect(counts).toEqual({ names: 500, strains: 64, right: 49, wrong: 0 });
    expect(rightByReason).toEqual({ exact: 7, typo: 6, decorated: 33, alias: 3 });
  });
});
