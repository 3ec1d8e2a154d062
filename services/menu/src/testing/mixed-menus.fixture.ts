import type { MenuItemRecord, ProductCategory } from '@weedhounds/provider-terms';
import { itemRecord, strainOf, thcOf, usd, variantRecord } from './records.fixture.ts';
import { shopId, type TestMenu } from './start-test-menu.fixture.ts';

const names = [
  'Apple Fritter',
  'Blue Dream',
  'Blue Dream #2',
  'apple fritter',
  'Zkittlez',
  '🌿',
  'Gelato 41',
  'Añejo Kush',
];
const categories: readonly ProductCategory[] = ['FLOWER', 'PRE_ROLL', 'EDIBLE'];
const brands = [null, 'Acme', 'Wana'];

/** Where the shops of `listMixedMenus` are: two in Denver, one in Boulder, one nowhere known. */
export const shops = [
  { name: 'Denver One', latitude: 39.7392, longitude: -104.9903 },
  { name: 'Denver Two', latitude: 39.7508, longitude: -104.9966 },
  { name: 'Boulder', latitude: 40.015, longitude: -105.2705 },
  { name: 'Nowhere', latitude: null, longitude: null },
] as const;

/** Items of every kind that an order or a filter tells apart, with many that are equal in what is sorted by. */
export function mixedItems(shop: number): MenuItemRecord[] {
  return Array.from({ length: 17 }, (_, at) => {
    const number = at * 7 + shop * 3;
    const name = names[number % names.length] as string;
    const price = number % 5 === 0 ? null : usd(1000 * (1 + (number % 4)));
    const hasWeight = number % 3 !== 0;
    return itemRecord(`item ${at}`, {
      name,
      brand: brands[number % 3] as string | null,
      category: categories[number % 3] as ProductCategory,
      strain: number % 4 === 0 ? null : strainOf(name === '🌿' ? 'Leaf' : name),
      potencies: number % 6 === 0 ? [] : [thcOf(10 + (number % 15), 12 + (number % 15))],
      variants: [
        variantRecord({
          use: number % 2 === 0 ? 'ADULT' : 'MEDICAL',
          measure: hasWeight ? { kind: 'weight', grams: 3.5, rule: 'trade-ounce' } : { kind: 'unknown', rule: 'none' },
          price,
          stock: [5, 0, null][number % 3] as number | null,
        }),
      ],
    });
  });
}

/** Lists every shop's `mixedItems`. */
export async function listMixedMenus(menu: TestMenu): Promise<void> {
  for (const [at, { name, latitude, longitude }] of shops.entries()) {
    await menu.list(name, mixedItems(at), { dispensary: { id: shopId(name), latitude, longitude } });
  }
}
