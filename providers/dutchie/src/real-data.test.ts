import { join } from 'node:path';
import { runImport } from '@weedhounds/ingest';
import type { MenuItemRecord } from '@weedhounds/provider-terms';
import { beforeAll, describe, expect, it } from 'vitest';
import { dutchie, newestChange } from './index.ts';

const folder = process.env.REAL_DATA_DIR;
const file = join(folder ?? '', 'menus', 'shopcuzzies_products.json');

describe.skipIf(!folder)('a New Jersey shop’s menu, the whole file (real data: REAL_DATA_DIR)', () => {
  const items: MenuItemRecord[] = [];
  let report: Awaited<ReturnType<typeof runImport>>;
  beforeAll(async () => {
    report = await runImport({
      source: dutchie.read(file),
      translate: dutchie.translate,
      async store(batch) {
        items.push(...batch);
        return { stored: batch.length, unchanged: 0 };
      },
    });
  });

  it('reads 226 products and refuses none', () => {
    expect(report).toEqual({
      read: 226,
      stored: 226,
      unchanged: 0,
      repaired: {
        'strain-from-name': 174,
        'weight-label-is-dose': 51,
        'category-from-name': 8,
        'milligrams-per-gram-equal-to-percent-are-percent': 6,
        'milligrams-far-below-dose-are-percent': 3,
      },
      refused: {},
    });
  });

  it('reads a measure, a price, a sale price and a stock of every variant', () => {
    const variants = items.flatMap((item) => item.variants);
    expect(variants).toHaveLength(226);
    const whole = variants.filter(
      ({ measure, price, salePrice, stock }) => measure.kind !== 'unknown' && price && salePrice && stock,
    );
    expect(whole).toHaveLength(226);
    expect(variants.filter((variant) => variant.measure.kind === 'dose')).toHaveLength(51);
  });

  it('reads THC of every product and an analyte for every compound', () => {
    expect(items.filter((item) => item.potencies.some((potency) => potency.compound === 'THC'))).toHaveLength(226);
    expect(items.flatMap((item) => item.potencies).filter((potency) => potency.analyteId === null)).toEqual([]);
  });

  it('finds the strain of every flower, pre-roll and vaporizer', () => {
    const named = items.filter((item) => ['FLOWER', 'PRE_ROLL', 'VAPORIZER'].includes(item.category));
    expect(named.filter((item) => item.strain === null)).toEqual([]);
    expect(named.filter((item) => (item.strain?.confidence ?? 0) >= 0.7)).toHaveLength(157);
  });

  it('knows when it was changed last', async () => {
    expect(await newestChange(dutchie.read(file))).toBe('2025-06-30T16:30:43.803Z');
  });
});
