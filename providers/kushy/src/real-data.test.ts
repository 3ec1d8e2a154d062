import { join } from 'node:path';
import { runImport } from '@weedhounds/ingest';
import type { StrainRecord } from '@weedhounds/provider-terms';
import { describe, expect, it } from 'vitest';
import { kushy } from './index.ts';

const folder = process.env.REAL_DATA_DIR;

describe.skipIf(!folder)('Kushy’s strains, the whole file (real data: REAL_DATA_DIR)', () => {
  it('reads 9,524 rows: 9,448 strains, 51 whose slug was seen before, 25 refused', async () => {
    const strains = new Map<string, StrainRecord>();
    const report = await runImport({
      source: kushy.read(join(folder ?? '', 'kushy_strains_2017-11-14.csv')),
      translate: kushy.translate,
      async store(batch) {
        const before = strains.size;
        for (const strain of batch) if (!strains.has(strain.slug)) strains.set(strain.slug, strain);
        return { stored: strains.size - before, unchanged: batch.length - (strains.size - before) };
      },
    });
    expect(report).toEqual({
      read: 9524,
      stored: 9448,
      unchanged: 51,
      repaired: {
        'unknown-breeder-is-no-breeder': 3051,
        'parents-by-shifted-row-number': 146,
        'mojibake-repaired': 25,
        'parents-not-told-left-out': 16,
        'type-that-is-none-left-out': 16,
        'html-removed': 1,
      },
      refused: { 'a name that is cut off': 13, 'a name of no strain': 11, 'no name': 1 },
    });
    expect(strains.get('100-og')).toEqual({
      slug: '100-og',
      name: '100 OG',
      aliases: [],
      type: 'HYBRID',
      breeder: "Old School Breeder's Association",
      description:
        "This strain is named after it's high price in it's Hollywood home. As a 50/50 hybrid of indica and sativa, $100 OG does a great job offering pain relief with an alert, cerebral high.",
      effects: ['focused'],
      flavors: ['citrus'],
      source: { name: 'Kushy', terms: 'MIT', refreshedOn: '2017-11-14' },
    });
    expect(strains.get('jack-herer')?.parents?.map((parent) => parent.name)).toEqual([
      'Skunk #1',
      'Northern Lights #5',
      'Haze',
    ]);
    expect(strains.get('double-d')?.name).toBe('Double D');
  });
});
