import type { Measure, MenuItemRecord, VariantRecord } from '@weedhounds/provider-terms';
import { expect, it } from 'vitest';
import { itemRecord, strainOf, thcOf, usd, variantRecord } from '../testing/records.fixture.ts';
import { toItemRows } from './to-item-rows.ts';

const menu = { id: 'mnu_0', dispensaryId: 'dsp_0', provider: 'test', currency: 'USD' };
const rowsOf = (given: Partial<MenuItemRecord>) => toItemRows(itemRecord('a', given), menu);
const withVariants = (...given: Partial<VariantRecord>[]) =>
  rowsOf({ variants: given.map((one, at) => variantRecord({ sourceKey: `${at}`, ...one })) });

it('reckons the lowest prices over the variants, sale prices counted', () => {
  const half: Measure = { kind: 'weight', grams: 14, rule: 'trade-ounce' };
  const { item } = withVariants({ price: usd(3500) }, { price: usd(12000), salePrice: usd(9800), measure: half });
  expect([item.lowestPrice, item.lowestPricePerGram]).toEqual([3500n, 700n]);
});

it('has no lowest price where no variant has a price, nor a lowest one a gram where none has a weight', () => {
  const dose: Measure = { kind: 'dose', milligrams: 100, rule: 'milligrams-are-dose' };
  expect(withVariants({ price: null }).item).toMatchObject({ lowestPrice: null, lowestPricePerGram: null });
  expect(withVariants({ measure: dose }).item).toMatchObject({ lowestPrice: 3500n, lowestPricePerGram: null });
});

it.each([
  [[0, 3], true],
  [[null, 3], true],
  [[0, 0], false],
  [[0, null], null],
  [[null, null], null],
])('knows of stocks %j that one is there: %s', (stocks, isThere) => {
  expect(withVariants(...stocks.map((stock) => ({ stock }))).item.inStock).toBe(isThere);
});

it('serves each use that a variant is for, once', () => {
  const { item } = withVariants({ use: 'MEDICAL' }, { use: 'ADULT' }, { use: 'MEDICAL' });
  expect(item.serves).toEqual(['ADULT', 'MEDICAL']);
});

it('keeps the THC to filter on only where it is in percent', () => {
  expect(rowsOf({ potencies: [thcOf(18, 24)] }).item).toMatchObject({ thcPercentLow: 18, thcPercentHigh: 24 });
  const milligrams = { ...thcOf(100), unit: 'MILLIGRAM' as const };
  expect(rowsOf({ potencies: [milligrams] }).item).toMatchObject({ thcPercentLow: null, thcPercentHigh: null });
});

it('keeps a weight and a dose apart', () => {
  const measures: Measure[] = [
    { kind: 'weight', grams: 2, count: 4, rule: 'w' },
    { kind: 'dose', milligrams: 100, count: 10, rule: 'd' },
    { kind: 'unknown', rule: 'u' },
  ];
  const { variants } = withVariants(...measures.map((measure) => ({ measure })));
  expect(
    variants.map(({ weightGrams, doseMilligrams, count, measureRule }) => [
      weightGrams,
      doseMilligrams,
      count,
      measureRule,
    ]),
  ).toEqual([
    [2, null, 4, 'w'],
    [null, 100, 10, 'd'],
    [null, null, null, 'u'],
  ]);
});

it('has no count that no integer column holds', () => {
  const measure: Measure = { kind: 'weight', grams: 1, count: 1e12, rule: 'w' };
  const { variants } = withVariants({ stock: 1e12, measure }, { stock: 2.7 });
  expect(variants.map(({ stock, count }) => [stock, count])).toEqual([
    [null, null],
    [2, null],
  ]);
});

it('has no picture that is no web address', () => {
  const images = ['https://a.example/b', 'data:image/png;base64,', 'b.png', null].map(
    (imageUrl) => rowsOf({ imageUrl }).item.image,
  );
  expect(images).toEqual(['https://a.example/b', null, null, null]);
});

it('searches the name, the brand and the strain', () => {
  const { item } = rowsOf({ name: 'BD 3.5g', brand: 'Acme', strain: strainOf('Blue Dream') });
  expect([item.searchText, item.sortName, item.brandKey]).toEqual([' bd 3 5g acme blue dream ', 'bd 3 5g', 'acme']);
});

it('gives the same record the same rows, and any other another fingerprint', () => {
  const record = itemRecord('a', { potencies: [thcOf(20)] });
  const { fingerprint } = toItemRows(record, menu).item;
  expect(toItemRows(structuredClone(record), menu)).toEqual(toItemRows(record, menu));
  const others: Partial<MenuItemRecord>[] = [
    { description: 'x' },
    { potencies: [thcOf(21)] },
    { variants: [variantRecord({ price: usd(3501) })] },
    { strain: strainOf('Blue Dream') },
  ];
  for (const other of others) expect(toItemRows({ ...record, ...other }, menu).item.fingerprint).not.toBe(fingerprint);
});

it('has the same fingerprint whatever the stock, which is stored on its own', () => {
  const fingerprints = [5, 6, 0, null].map((stock) => withVariants({ stock }).item.fingerprint);
  expect(new Set(fingerprints).size).toBe(1);
});

it('gives an item another id on another menu or from another provider', () => {
  const record = itemRecord('a');
  const ids = [menu, { ...menu, id: 'mnu_1' }, { ...menu, provider: 'other' }].map(
    (one) => toItemRows(record, one).item.id,
  );
  expect(new Set(ids).size).toBe(3);
});
