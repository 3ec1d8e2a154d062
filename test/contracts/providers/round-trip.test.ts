import type { MenuItemRecord } from '@weedhounds/provider-terms';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedOf } from './testing/carried.ts';
import { productsOf, shopKey, start } from './testing/running.ts';
import { subjects } from './testing/subjects.ts';

/** What may become of a product: its price and what it costs now in cents, its stock, its strength in hundredths of a per cent. */
const change = fc.record({
  cents: fc.integer({ min: 2, max: 200_000 }),
  saleShare: fc.option(fc.double({ min: 0.1, max: 0.9, noNaN: true })),
  stock: fc.option(fc.integer({ min: 0, max: 500 })),
  thc: fc.option(fc.integer({ min: 1, max: 10_000 })),
});

type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

/** A product changed; on sale only where its provider has sales, of another strength only where that is in per cent. */
function changed(item: MenuItemRecord, { cents, saleShare, stock, thc }: Change): MenuItemRecord {
  const variants = item.variants.map((variant) => {
    const money = (minorUnits: number) => variant.price && { ...variant.price, minorUnits };
    const sale = variant.salePrice && saleShare !== null ? Math.max(1, Math.floor(cents * saleShare)) : null;
    return { ...variant, price: money(cents), salePrice: sale === null ? null : money(sale), stock };
  });
  const potencies = item.potencies.flatMap((potency) => {
    if (potency.analyteId !== 'thc' || potency.unit !== 'PERCENT') return [potency];
    return thc === null ? [] : [{ ...potency, low: thc / 100, high: thc / 100 }];
  });
  return { ...item, variants, potencies };
}

describe.each(subjects)('$kind', (subject) => {
  it('answers the prices, weights, doses, strengths and stock that went in', async () => {
    const menu = subject.menu(90);
    const { read } = await start(subject, menu);
    const came = productsOf(await read()).map((item) => carriedOf(item, (quantity) => quantity));
    expect(came).toEqual(menu.map((item) => carriedOf(item, subject.stock)));
  });

  it('answers whatever price, stock and strength went in', async () => {
    const menu = subject.menu(9);
    const { standIn, read } = await start(subject, menu, { standIn: { limits: [] } });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 9, maxLength: 9 }), async (changes) => {
        const items = menu.map((item, index) => changed(item, changes[index] as Change));
        standIn.change(shopKey, () => items);
        const came = productsOf(await read()).map((item) => carriedOf(item, (quantity) => quantity));
        expect(came).toEqual(items.map((item) => carriedOf(item, subject.stock)));
      }),
      { numRuns: 30 },
    );
  });

  it('prices no edible by its dose', async () => {
    const { read } = await start(subject, subject.menu(90));
    const dosed = productsOf(await read()).filter(({ category }) => ['EDIBLE', 'BEVERAGE'].includes(category));
    expect(dosed.length).toBeGreaterThan(10);
    for (const { variants } of dosed) for (const { measure } of variants) expect(measure.kind).toBe('dose');
  });

  it('keeps what was there to read, with the rule that read it', async () => {
    const { read } = await start(subject, subject.menu(20));
    for (const item of productsOf(await read())) {
      for (const { measure, label } of item.variants)
        expect([label === '', measure.rule === '']).toEqual([false, false]);
      for (const { rawText, rule } of item.potencies) expect([rawText === '', rule === '']).toEqual([false, false]);
    }
  });
});
