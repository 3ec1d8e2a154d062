import { join } from 'node:path';
import { runImport } from '@weedhounds/ingest';
import { createStrainIndex, type ProductRecord, type StrainRecord } from '@weedhounds/provider-terms';
import { beforeAll, describe, expect, it } from 'vitest';
import { kushy, kushyProducts } from './index.ts';

const folder = process.env.REAL_DATA_DIR;

describe.skipIf(!folder)('Kushy’s products, the whole file (real data: REAL_DATA_DIR)', () => {
  const products: ProductRecord[] = [];
  let report: Awaited<ReturnType<typeof runImport>>;
  beforeAll(async () => {
    const strains = new Map<string, StrainRecord>();
    await runImport({
      source: kushy.read(join(folder ?? '', 'kushy_strains_2017-11-14.csv')),
      translate: kushy.translate,
      async store(batch) {
        for (const strain of batch) if (!strains.has(strain.slug)) strains.set(strain.slug, strain);
        return { stored: batch.length, unchanged: 0 };
      },
    });
    const format = kushyProducts(createStrainIndex(strains.values()));
    report = await runImport({
      source: format.read(join(folder ?? '', 'kushy_products_2017-11-14.csv')),
      translate: format.translate,
      async store(batch) {
        products.push(...batch);
        return { stored: batch.length, unchanged: 0 };
      },
    });
  });

  it('reads 17,233 rows and refuses one, which has no name', () => {
    expect(report).toEqual({
      read: 17233,
      stored: 17232,
      unchanged: 0,
      repaired: {
        'strain-by-exact': 10121,
        'strain-not-in-name-left-out': 6011,
        'unknown-brand-is-no-brand': 2793,
        'category-from-name': 814,
        'strain-without-match-left-out': 625,
        'category-unknown': 356,
        'type-is-no-strain': 133,
        'strain-by-spacing': 125,
        'mojibake-repaired': 99,
        'milligrams-far-below-dose-are-percent': 32,
        'strain-by-decorated': 5,
        'cbd-that-cannot-be-left-out': 4,
        'thc-that-cannot-be-left-out': 2,
        'marketing-removed': 1,
      },
      refused: { 'no name': 1 },
    });
  });

  it('tells of 10,251 a strain, of 14,439 a brand, of 4,510 a strength', () => {
    expect(products.filter((product) => product.strain !== null)).toHaveLength(10251);
    expect(products.filter((product) => product.brand !== null)).toHaveLength(14439);
    expect(products.filter((product) => product.potencies.length > 0)).toHaveLength(4510);
  });

  it('gives spellings of one brand one key', () => {
    const brandsByKey = new Map<string, Set<string>>();
    for (const { brand, brandKey } of products) {
      if (brand === null || brandKey === null) continue;
      brandsByKey.set(brandKey, (brandsByKey.get(brandKey) ?? new Set()).add(brand));
    }
    const shared = [...brandsByKey].filter(([, brands]) => brands.size > 1).map(([key, brands]) => [key, [...brands]]);
    expect(brandsByKey.size).toBe(1294);
    expect(shared).toEqual([
      ['elevate', ['Elevate Cannabis Co.', 'elevate']],
      ['kaneh', ['Kaneh Company', 'Kaneh']],
    ]);
  });

  it('leaves no mojibake and no control character in any name', () => {
    expect(products.filter(({ name }) => /\p{Cc}|â€|Ã./u.test(name)).map(({ name }) => name)).toEqual([]);
  });
});
