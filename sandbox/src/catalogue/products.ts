import type { ProductCategory } from '@weedhounds/provider-terms';

/** A label, and what it costs as a multiple of a gram of flower. */
export type Size = readonly [label: string, price: number];

/** What the invented menus sell of one category, and how it is priced. */
export interface ProductKind {
  category: ProductCategory;
  /** What a provider would call it. */
  rawCategory: string;
  subcategory: string;
  /** Items of the kind on a menu. */
  count: number;
  /** What follows the strain in the name: `Pre-Roll`. */
  form: string;
  /** Sizes it may come in, the smallest first. */
  sizes: readonly Size[];
  /** Sizes that one item comes in, at least and at most. */
  sizesPerItem: readonly [least: number, most: number];
  /** THC in percent, where it does not follow the strain's own. */
  thc: readonly [low: number, high: number] | 'of-strain' | 'dose';
}

/** What most menus sell, 60 items in all. Larger sizes cost less a gram, as shops have it. */
export const productKinds: readonly ProductKind[] = [
  {
    category: 'FLOWER',
    rawCategory: 'FLOWER',
    subcategory: 'WHOLE_FLOWER',
    count: 26,
    form: 'Flower',
    sizes: [
      ['1g', 1.15],
      ['1/8oz', 3.5],
      ['1/4oz', 6.6],
      ['1/2oz', 12.2],
      ['1oz', 22],
    ],
    sizesPerItem: [1, 4],
    thc: 'of-strain',
  },
  {
    category: 'PRE_ROLL',
    rawCategory: 'PRE_ROLLS',
    subcategory: 'SINGLES',
    count: 9,
    form: 'Pre-Roll',
    sizes: [
      ['1g', 1.1],
      ['2x0.5g', 1.2],
      ['5x0.5g', 2.8],
    ],
    sizesPerItem: [1, 2],
    thc: 'of-strain',
  },
  {
    category: 'VAPORIZER',
    rawCategory: 'VAPORIZERS',
    subcategory: 'CARTRIDGES',
    count: 8,
    form: 'Cartridge',
    sizes: [
      ['.5g', 3.2],
      ['1g', 5.4],
    ],
    sizesPerItem: [1, 2],
    thc: [76, 91],
  },
  {
    category: 'CONCENTRATE',
    rawCategory: 'CONCENTRATES',
    subcategory: 'LIVE_RESIN',
    count: 6,
    form: 'Live Resin',
    sizes: [
      ['1g', 4.4],
      ['2g', 8],
    ],
    sizesPerItem: [1, 1],
    thc: [64, 86],
  },
  {
    category: 'EDIBLE',
    rawCategory: 'EDIBLES',
    subcategory: 'GUMMIES',
    count: 6,
    form: 'Gummies',
    sizes: [
      ['50mg', 1.4],
      ['100mg', 2.1],
    ],
    sizesPerItem: [1, 1],
    thc: 'dose',
  },
  {
    category: 'BEVERAGE',
    rawCategory: 'EDIBLES',
    subcategory: 'DRINKS',
    count: 2,
    form: 'Sparkling Drink',
    sizes: [
      ['5mg', 0.5],
      ['10mg', 0.7],
    ],
    sizesPerItem: [1, 1],
    thc: 'dose',
  },
  {
    category: 'TINCTURE',
    rawCategory: 'TINCTURES',
    subcategory: 'UNFLAVORED',
    count: 2,
    form: 'Tincture',
    sizes: [
      ['500mg', 4.5],
      ['1000mg', 7.5],
    ],
    sizesPerItem: [1, 1],
    thc: 'dose',
  },
  {
    category: 'TOPICAL',
    rawCategory: 'TOPICALS',
    subcategory: 'BALMS',
    count: 1,
    form: 'Balm',
    sizes: [['250mg', 3.4]],
    sizesPerItem: [1, 1],
    thc: 'dose',
  },
];

const foods: ReadonlySet<ProductCategory> = new Set(['EDIBLE', 'BEVERAGE']);

/** In Canada a package of food may hold 10 mg of THC at most (Cannabis Regulations, SOR/2018-144). */
const canadianFood: readonly Size[] = [['10mg', 0.7]];

/** Sizes of a kind in a jurisdiction, the smallest first. */
export function sizesIn(jurisdiction: string, { category, sizes }: ProductKind): readonly Size[] {
  return jurisdiction.startsWith('CA-') && foods.has(category) ? canadianFood : sizes;
}

/** Invented brands. */
export const brands: readonly string[] = [
  'Placeholder Farms',
  'Imaginary Gardens',
  'Testbed Botanicals',
  'Specimen & Daughters',
  'Figment Fields',
  'Unreal Estate',
  'Dummy Variable',
  'Sandbox Greens',
  'Rough Draft Extracts',
  'Mock Orchard',
  'Null Island Growers',
  'Fixture Farm',
];

/** Flavours of what is not named for a strain. */
export const flavours: readonly string[] = [
  'Sour Cherry',
  'Blood Orange',
  'Mango',
  'Green Apple',
  'Peach',
  'Blueberry',
  'Lemon Ginger',
  'Watermelon',
  'Raspberry',
  'Grapefruit',
];
