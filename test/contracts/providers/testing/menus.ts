import {
  type CompoundPotency,
  findAnalyte,
  type MarketUse,
  type Measure,
  type MenuItemRecord,
  type Money,
  type PotencyUnit,
  type ProductCategory,
  type VariantRecord,
} from '@weedhounds/provider-terms';

interface Kind {
  category: ProductCategory;
  subcategory: string;
  label: string;
  measure: Measure;
  potency: readonly [amount: number, unit: PotencyUnit];
}

/** What the menus sell, one after another: what is weighed, what is dosed, and the trap of a dose that looks like a weight. */
const kinds: readonly Kind[] = [
  kind('FLOWER', 'Whole Flower', '3.5g', { kind: 'weight', grams: 3.5, rule: 'grams' }, [22.4, 'PERCENT']),
  kind('PRE_ROLL', 'Singles', '1g', { kind: 'weight', grams: 1, rule: 'grams' }, [19.5, 'PERCENT']),
  kind('VAPORIZER', 'Cartridges', '0.5g', { kind: 'weight', grams: 0.5, rule: 'grams' }, [84.2, 'PERCENT']),
  kind('CONCENTRATE', 'Live Resin', '1g', { kind: 'weight', grams: 1, rule: 'grams' }, [71, 'PERCENT']),
  kind('EDIBLE', 'Gummies', '100mg', dose(100, 'milligrams-are-dose'), [100, 'MILLIGRAM']),
  kind('EDIBLE', 'Chocolate', '0.1g', dose(100, 'weight-label-is-dose'), [100, 'MILLIGRAM']),
  kind('BEVERAGE', 'Beverages', '10mg', dose(10, 'milligrams-are-dose'), [10, 'MILLIGRAM']),
  kind('TINCTURE', 'Tinctures', '500mg', dose(500, 'milligrams-are-dose'), [500, 'MILLIGRAM']),
  kind('TOPICAL', 'Balms', '250mg', dose(250, 'milligrams-are-dose'), [25, 'MILLIGRAM_PER_GRAM']),
];

/** Names of strains; a number after one keeps products apart. */
const names = ['Lemon Haze', 'Gorilla Glue', 'Blue Dream', 'Sour Diesel', 'Purple Punch'];

export interface MenuShape {
  currency: string;
  uses: readonly MarketUse[];
  /** Cents by which the price of a medical variant is lower. */
  medicalRebate: number;
  /** Whether some products are on sale. */
  hasSales: boolean;
  /** Kinds that the provider sells. Default: all. */
  without?: readonly string[];
}

/** A menu of as many products as asked for, each of one size; the same for the same shape. */
export function menuOf(count: number, shape: MenuShape): MenuItemRecord[] {
  const sold = kinds.filter(({ label }) => !shape.without?.includes(label));
  return Array.from({ length: count }, (_, index) => itemOf(index, sold[index % sold.length] as Kind, shape));
}

function itemOf(
  index: number,
  { category, subcategory, label, measure, potency }: Kind,
  shape: MenuShape,
): MenuItemRecord {
  const { currency, uses, medicalRebate, hasSales } = shape;
  const cents = 1000 + ((index * 137) % 9000);
  const stock = index % 7 === 3 ? 0 : 1 + (index % 40);
  const variants = uses.map((use): VariantRecord => {
    const price = money(cents - (use === 'MEDICAL' ? medicalRebate : 0), currency);
    const salePrice = hasSales && index % 4 === 1 ? money(Math.round(price.minorUnits * 0.8), currency) : null;
    return { sourceKey: `${label} ${use}`, label, use, measure, price, salePrice, stock, priceHistory: [] };
  });
  const cbd = index % 3 === 0 && category === 'FLOWER' ? [strength('CBD', 0.6, 'PERCENT')] : [];
  return {
    sourceKey: String(1000 + index),
    name: `${names[index % names.length]} ${index}`,
    brand: `Brand ${index % 12}`,
    category,
    rawCategory: category.toLowerCase(),
    subcategory,
    rawStrainType: ['sativa', 'indica', 'hybrid'][index % 3] ?? null,
    description: `Product ${index}.`,
    imageUrl: null,
    strain: null,
    potencies: [strength('THC', ...potency), ...cbd],
    variants,
  };
}

function kind(
  category: ProductCategory,
  subcategory: string,
  label: string,
  measure: Measure,
  potency: readonly [number, PotencyUnit],
): Kind {
  return { category, subcategory, label, measure, potency };
}

function dose(milligrams: number, rule: string): Measure {
  return { kind: 'dose', milligrams, rule };
}

function money(minorUnits: number, currency: string): Money {
  return { minorUnits, currency };
}

function strength(compound: string, amount: number, unit: PotencyUnit): CompoundPotency {
  const analyteId = findAnalyte(compound)?.id ?? null;
  return { compound, analyteId, low: amount, high: amount, unit, rawText: '', rawUnit: null, rule: 'as-stated' };
}
