import { roundTo } from './parse-number.ts';
import { parseWeight } from './parse-weight.ts';
import type { Measure, ProductCategory } from './types.ts';

/** Categories whose labels state THC, not product: a `.1g` gummy pack holds 100 mg of THC. */
const dosedCategories: ReadonlySet<ProductCategory> = new Set(['EDIBLE', 'BEVERAGE', 'CAPSULE', 'TINCTURE', 'TOPICAL']);

/** The most THC a label in grams is taken for; above it the label is read as the weight of the product. */
const mostGramsOfThc = 2;

/** True where a label is read as a dose of THC before it is read as a weight. */
export function isDosed(category: ProductCategory): boolean {
  return dosedCategories.has(category);
}

/**
 * Reads a variant's label in the light of its category. On flower `1/8oz` is 3.5 g of product; on an edible `.1g` and
 * `100mg` are 100 mg of THC, while `100g` is the weight of the product.
 */
export function parseMeasure(label: string, category: ProductCategory): Measure {
  const weight = parseWeight(label);
  if (!weight) return { kind: 'unknown', rule: 'no-measure-in-label' };
  const { grams, rule } = weight;
  const pieces = weight.count === undefined ? {} : { count: weight.count };
  if (!isDosed(category)) return { kind: 'weight', grams, ...pieces, rule };
  if (grams > mostGramsOfThc) return { kind: 'weight', grams, ...pieces, rule };
  const milligrams = roundTo(grams * 1000, 1);
  const isMilligrams = rule === 'milligrams' || rule === 'pack-of-milligrams';
  return { kind: 'dose', milligrams, ...pieces, rule: isMilligrams ? 'milligrams-are-dose' : 'weight-label-is-dose' };
}
