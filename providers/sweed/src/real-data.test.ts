import { join } from 'node:path';
import { runImport } from '@weedhounds/ingest';
import type { MenuItemRecord } from '@weedhounds/provider-terms';
import { beforeAll, describe, expect, it } from 'vitest';
import { sweed } from './index.ts';

const folder = process.env.REAL_DATA_DIR;

describe.skipIf(!folder)('a Sweed-backed menu, the whole file (real data: REAL_DATA_DIR)', () => {
  const items: MenuItemRecord[] = [];
  let report: Awaited<ReturnType<typeof runImport>>;
  beforeAll(async () => {
    report = await runImport({
      source: sweed.read(join(folder ?? '', 'menus', 'curaleaf_products.json')),
      translate: sweed.translate,
      async store(batch) {
        items.push(...batch);
        return { stored: batch.length, unchanged: 0 };
      },
    });
  });

  it('reads 486 products and refuses none', () => {
    expect(report).toEqual({
      read: 486,
      stored: 486,
      unchanged: 0,
      repaired: {
        'unit-size-is-dose': 84,
        'type-is-no-strain': 59,
        'flavour-is-no-strain': 18,
        'milligrams-far-below-dose-are-percent': 4,
        'milligrams-of-one-piece': 3,
      },
      refused: {},
    });
  });

  it('knows the category of every product', () => {
    expect(countBy(items, (item) => item.category)).toEqual({
      ...{ FLOWER: 149, ACCESSORY: 113, EDIBLE: 80, VAPORIZER: 68, PRE_ROLL: 54, CONCENTRATE: 18 },
      ...{ TOPICAL: 3, CAPSULE: 1 },
    });
  });

  it('reads a weight, a dose or a piece of every variant, and a price', () => {
    const variants = items.flatMap((item) => item.variants);
    expect(variants).toHaveLength(1099);
    expect(countBy(variants, ({ measure }) => measure.kind)).toEqual({ weight: 573, unknown: 360, dose: 166 });
    expect(variants.filter((variant) => variant.price === null)).toEqual([]);
    expect(variants.filter((variant) => variant.salePrice !== null)).toHaveLength(365);
  });

  it('weighs no edible, capsule or topical', () => {
    const dosed = items.filter((item) => ['EDIBLE', 'CAPSULE', 'TOPICAL'].includes(item.category));
    expect(dosed).toHaveLength(84);
    expect(dosed.flatMap((item) => item.variants).filter(({ measure }) => measure.kind !== 'dose')).toEqual([]);
  });

  it('knows the strain of 286 and the THC of 368', () => {
    expect(items.filter((item) => item.strain !== null)).toHaveLength(286);
    expect(items.filter((item) => item.potencies.some(({ compound }) => compound === 'THC'))).toHaveLength(368);
  });
});

function countBy<T>(values: readonly T[], keyOf: (value: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[keyOf(value)] = (counts[keyOf(value)] ?? 0) + 1;
  return counts;
}
