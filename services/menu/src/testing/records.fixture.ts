import {
  type MenuItemRecord,
  type Money,
  parseMeasure,
  strainSlug,
  type VariantRecord,
} from '@weedhounds/provider-terms';

/** An amount in US cents. */
export function usd(minorUnits: number): Money {
  return { minorUnits, currency: 'USD' };
}

/** An eighth of flower for 35 dollars, but for what is given. */
export function variantRecord(given: Partial<VariantRecord> = {}): VariantRecord {
  const label = given.label ?? '1/8oz';
  return {
    sourceKey: label,
    label,
    use: 'ADULT',
    measure: parseMeasure(label, 'FLOWER'),
    price: usd(3500),
    salePrice: null,
    stock: 5,
    priceHistory: [],
    ...given,
  };
}

/** A flower named like its key, without a strain, but for what is given. */
export function itemRecord(sourceKey: string, given: Partial<MenuItemRecord> = {}): MenuItemRecord {
  return {
    sourceKey,
    name: sourceKey,
    brand: null,
    category: 'FLOWER',
    rawCategory: 'FLOWER',
    subcategory: null,
    rawStrainType: null,
    description: null,
    imageUrl: null,
    strain: null,
    potencies: [],
    variants: [variantRecord()],
    ...given,
  };
}

/** A match to the strain of that name, by a part of the item's name. */
export function strainOf(name: string, confidence = 0.9): NonNullable<MenuItemRecord['strain']> {
  return { name, slug: strainSlug(name), rule: 'NAME_PART', confidence };
}

/** A THC in percent. */
export function thcOf(low: number, high = low): MenuItemRecord['potencies'][number] {
  return {
    compound: 'THC',
    analyteId: 'thc',
    low,
    high,
    unit: 'PERCENT',
    rawText: `${low}%`,
    rawUnit: '%',
    rule: 'figures',
  };
}
