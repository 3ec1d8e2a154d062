import type { MenuItemRecord } from '@weedhounds/provider-terms';
import { describe, expect, it } from 'vitest';
import { createMovingMenus } from './moving-menus.ts';

function item(sourceKey: string, stock = 1): MenuItemRecord {
  const measure = { kind: 'weight', grams: 1, rule: 'grams' } as const;
  return {
    ...{ sourceKey, name: 'Lemon Test', brand: null, category: 'FLOWER', rawCategory: null, subcategory: null },
    ...{ rawStrainType: null, description: null, imageUrl: null, strain: null, potencies: [] },
    variants: [
      { sourceKey: 'v', label: '1g', use: 'ADULT', measure, price: null, salePrice: null, stock, priceHistory: [] },
    ],
  };
}

function shelf(menus: ReturnType<typeof createMovingMenus>) {
  return menus.itemsOf('1')?.map(({ record, modifiedAt, isGone }) => [record.sourceKey, modifiedAt, isGone]);
}

describe('createMovingMenus', () => {
  it('dates what changes, comes and goes, and leaves the rest', () => {
    const menus = createMovingMenus({ 1: [item('a'), item('b'), item('c')] }, 100);
    menus.change('1', ([a, b]) => [a as MenuItemRecord, { ...(b as MenuItemRecord), name: 'X' }, item('d')], 200);
    expect(shelf(menus)).toEqual([
      ['a', 100, false],
      ['b', 200, false],
      ['d', 200, false],
      ['c', 200, true],
    ]);
  });

  it('remembers what is gone until it returns', () => {
    const menus = createMovingMenus({ 1: [item('a')] }, 100);
    menus.change('1', () => [], 200);
    menus.change('1', (items) => items, 300);
    expect(shelf(menus)).toEqual([['a', 200, true]]);
    menus.change('1', () => [item('a')], 400);
    expect(shelf(menus)).toEqual([['a', 400, false]]);
  });

  it('does not date a change of stock alone', () => {
    const menus = createMovingMenus({ 1: [item('a', 5)] }, 100);
    menus.change('1', () => [item('a', 4)], 200);
    expect(shelf(menus)).toEqual([['a', 100, false]]);
    expect(menus.itemsOf('1')?.[0]?.record.variants[0]?.stock).toBe(4);
  });

  it('refuses a shop that it has not', () => {
    const menus = createMovingMenus({}, 100);
    expect(() => menus.change('1', (items) => items, 200)).toThrow('shopKey must be a shop of the stand-in; got 1.');
    expect(menus.itemsOf('1')).toBeUndefined();
  });
});
