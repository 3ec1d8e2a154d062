import { join } from 'node:path';
import { runImport } from '@weedhounds/ingest';
import type { RetailerRecord } from '@weedhounds/provider-terms';
import { beforeAll, describe, expect, it } from 'vitest';
import { cannlytics } from './index.ts';

const folder = process.env.REAL_DATA_DIR;

describe.skipIf(!folder)('licensed retailers, the whole file (real data: REAL_DATA_DIR)', () => {
  const shops = new Map<string, RetailerRecord>();
  let report: Awaited<ReturnType<typeof runImport>>;
  beforeAll(async () => {
    report = await runImport({
      source: cannlytics.read(join(folder ?? '', 'retailers_us_licensed.csv')),
      translate: cannlytics.translate,
      async store(batch) {
        const before = shops.size;
        for (const shop of batch) if (!shops.has(shop.sourceKey)) shops.set(shop.sourceKey, shop);
        return { stored: shops.size - before, unchanged: batch.length - (shops.size - before) };
      },
    });
  });

  it('reads 5,032 rows: 4,525 shops, 412 seen before, 95 refused', () => {
    expect(report).toEqual({
      read: 5032,
      stored: 4525,
      unchanged: 412,
      repaired: {
        'use-from-licence': 1024,
        'name-mark-removed': 660,
        'capitals-unified': 540,
        'postal-code-hyphenated': 514,
        'placeholder-address-left-out': 456,
        'postal-code-that-is-none-left-out': 203,
        'postal-code-from-street': 189,
        'licence-number-that-is-none-left-out': 181,
        'postal-code-was-a-number': 176,
        'city-that-is-none-left-out': 174,
        'expiry-that-is-no-date-left-out': 169,
        'city-cut-from-more': 116,
        'coordinates-away-from-postal-code-left-out': 82,
        'city-from-postal-code-column': 69,
        'street-that-is-none-left-out': 48,
        'website-scheme-added': 33,
        'coordinates-outside-state-left-out': 1,
        'postal-code-cut-from-more': 1,
      },
      refused: { 'no name': 65, 'a laboratory, not a shop': 30 },
    });
  });

  it('finds shops in 18 states, each with a time zone', () => {
    const all = [...shops.values()];
    expect(new Set(all.map((shop) => shop.jurisdiction)).size).toBe(18);
    expect(all.filter((shop) => shop.timeZone === null)).toEqual([]);
    expect(all.filter((shop) => shop.location !== null)).toHaveLength(3408);
  });

  it('leaves no unit, number or state where a city should be', () => {
    const cities = [...shops.values()].flatMap((shop) => shop.address?.city ?? []);
    expect(cities.filter((city) => /\d|#|suite|\b(ste|unit|bldg|usa)\b/i.test(city))).toEqual([]);
  });
});
