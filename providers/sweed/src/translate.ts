import { accept, refuse, type Translation } from '@weedhounds/ingest';
import {
  canonicalStrainSlug,
  cleanName,
  isGenericName,
  type MenuItemRecord,
  type ProductCategory,
  plainText,
  readCategory,
  type StrainMatch,
  strainSlug,
} from '@weedhounds/provider-terms';
import { readPotencies } from './potencies.ts';
import { type SweedProduct, sweedProduct } from './product.ts';
import { readMeasure, readVariant } from './variant.ts';

/** Categories whose strain is one; an edible's is its flavour. */
const namedForStrain: ReadonlySet<ProductCategory> = new Set([
  'FLOWER',
  'PRE_ROLL',
  'VAPORIZER',
  'CONCENTRATE',
  'SEED',
  'CLONE',
]);

/** How far the provider's own field is trusted: cartridges are given their flavour as a strain. */
const confidence = { strain: 0.95, vaporizer: 0.7 };

/** Translates one product of a Sweed-backed menu. */
export function translateSweedProduct(value: unknown): Translation<MenuItemRecord> {
  const read = sweedProduct.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    return refuse('not a product of this shape', issue && `${issue.path.join('.')}: ${issue.message}`);
  }
  const product = read.data;
  const { name, rules: repairs } = cleanName(product.name);
  if (name === '') return refuse('a name of no product', product.name);
  const subcategory = product.subcategory?.name ?? product.productType?.name ?? null;
  const { category, rule } = readCategory(product.category.name, { subcategory, name });
  if (rule !== 'category') repairs.push(`category-from-${rule}`);
  const variants = product.variants.flatMap((raw) => readVariant(raw, category, repairs));
  if (variants.length === 0) return refuse('no variant for a use we know', name);
  const measureOf = (raw: SweedProduct['variants'][number]) => readMeasure(raw, category);
  const potencies = readPotencies(product.variants, category, measureOf, repairs);
  return accept(
    {
      sourceKey: String(product.id),
      name,
      brand: product.brand?.name?.trim() || null,
      category,
      rawCategory: product.category.name,
      subcategory,
      rawStrainType: product.strain?.prevalence?.name ?? null,
      description: plainText(product.description ?? '') || null,
      imageUrl: product.images?.[0] ?? product.variants.flatMap((variant) => variant.images ?? [])[0] ?? null,
      strain: readStrain(product, category, repairs),
      potencies,
      variants,
    },
    repairs,
  );
}

function readStrain(product: SweedProduct, category: ProductCategory, repairs: string[]): StrainMatch | null {
  if (!product.strain) return null;
  const { name } = cleanName(product.strain.name.replace(/\s*\([ISH]\)\s*$/, ''));
  const slug = canonicalStrainSlug(strainSlug(name));
  if (slug === '' || isGenericName(slug)) {
    repairs.push('type-is-no-strain');
    return null;
  }
  if (!namedForStrain.has(category)) {
    repairs.push('flavour-is-no-strain');
    return null;
  }
  const trust = category === 'VAPORIZER' ? confidence.vaporizer : confidence.strain;
  return { name, slug, rule: 'PROVIDER_FIELD', confidence: trust };
}
