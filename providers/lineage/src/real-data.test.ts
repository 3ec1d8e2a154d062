import { join } from 'node:path';
import { runImport } from '@weedhounds/ingest';
import type { LineageRecord } from '@weedhounds/provider-terms';
import { describe, expect, it } from 'vitest';
import { lineage } from './index.ts';

const folder = process.env.REAL_DATA_DIR;

describe.skipIf(!folder)('open lineage, the whole file (real data: REAL_DATA_DIR)', () => {
  it('reads 249 rows: the parents of 215 strains, 5 named before, 29 refused', async () => {
    const children = new Map<string, LineageRecord>();
    const report = await runImport({
      source: lineage.read(join(folder ?? '', 'lineage_open.csv')),
      translate: lineage.translate,
      async store(batch) {
        const before = children.size;
        for (const record of batch) if (!children.has(record.childSlug)) children.set(record.childSlug, record);
        return { stored: children.size - before, unchanged: batch.length - (children.size - before) };
      },
    });
    expect(report).toEqual({
      read: 249,
      stored: 215,
      unchanged: 5,
      repaired: {
        'parents-by-shifted-row-number': 145,
        'strain-alias-resolved': 18,
        'child-cut-from-product-name': 16,
        'capitals-unified': 8,
        'unknown-parent-left-out': 2,
      },
      refused: {
        'parents given by row numbers that cannot be told': 16,
        'a batch code in place of the child': 11,
        'a strain that is its own parent': 1,
        'no child that is a strain': 1,
      },
    });
    expect(children.get('jack-herer')?.parents.map((parent) => parent.name)).toEqual([
      'Northern Lights #5',
      'Shiva Skunk',
    ]);
  });
});
