import type { CompoundPotency, MenuItemRecord, PotencyUnit, ProductCategory } from '@weedhounds/provider-terms';
import type { Fault } from './faults.ts';
import type { ShelvedItem } from './moving-menus.ts';
import { dollars, flipped, numberOf, sizesOf } from './rows.ts';
import type { Row } from './wire-format.ts';

/** The shop's words for a category, and the unit that its tags of content are in there. */
const categories: Readonly<Record<ProductCategory, readonly [words: string, unit: PotencyUnit]>> = {
  FLOWER: ['Dried Flower', 'PERCENT'],
  PRE_ROLL: ['Pre-Rolled', 'PERCENT'],
  VAPORIZER: ['Vapes', 'PERCENT'],
  CONCENTRATE: ['Concentrates', 'PERCENT'],
  EDIBLE: ['Edibles', 'MILLIGRAM'],
  BEVERAGE: ['Beverages', 'MILLIGRAM'],
  CAPSULE: ['Capsules', 'MILLIGRAM'],
  TINCTURE: ['Oils', 'MILLIGRAM_PER_GRAM'],
  TOPICAL: ['Topicals', 'MILLIGRAM_PER_GRAM'],
  SEED: ['Seeds', 'PERCENT'],
  CLONE: ['Plants', 'PERCENT'],
  ACCESSORY: ['Accessories', 'PERCENT'],
  OTHER: ['Other', 'PERCENT'],
};

const unitTexts: Readonly<Record<PotencyUnit, string>> = { PERCENT: '%', MILLIGRAM: 'mg', MILLIGRAM_PER_GRAM: 'mg/g' };
const contents = ['thc', 'cbd'] as const;

/** A product as Shopify lists it; none where nothing of it is for adults, since nothing else is sold there. */
export function ocsProduct({ record, modifiedAt }: ShelvedItem): Row[] {
  const sizes = sizesOf(record).flatMap(({ label, variants }) => {
    const variant = variants.find(({ use }) => use === 'ADULT');
    return variant ? [{ label, variant }] : [];
  });
  if (sizes.length === 0) return [];
  const id = numberOf(record.sourceKey);
  return [
    {
      id,
      title: record.name,
      vendor: record.brand,
      body_html: record.description === null ? null : `<p>${record.description}</p>`,
      updated_at: new Date(modifiedAt).toISOString(),
      tags: tagsOf(record),
      variants: sizes.map(({ label, variant: { price, salePrice, stock } }, index) => ({
        id: id * 10 + index,
        sku: `${id}_${label}`,
        option1: label,
        price: dollars(salePrice ?? price)?.toFixed(2) ?? null,
        compare_at_price: salePrice === null ? null : (dollars(price)?.toFixed(2) ?? null),
        available: stock !== 0,
      })),
      options: [{ name: 'Size', values: sizes.map(({ label }) => label) }],
      images: record.imageUrl === null ? [] : [{ src: record.imageUrl }],
    },
  ];
}

/** A product as the faults of this format have it. */
export function spoilProduct(product: Row, has: (fault: Fault) => boolean): Row {
  const spoilt = { ...product };
  const tags = product.tags as readonly string[];
  if (has('flipped-prices')) {
    spoilt.variants = (product.variants as readonly Row[]).map(({ price, compare_at_price, ...variant }) => ({
      ...variant,
      price: flipped(price),
      compare_at_price: flipped(compare_at_price),
    }));
  }
  if (has('unequal-arrays')) spoilt.options = [{ name: 'Size', values: ['28g', '56g', '112g'] }];
  if (has('minus-sign')) spoilt.tags = [...tags.filter((tag) => !tag.startsWith('thc_content')), ...rangeTag(tags)];
  if (has('emoji-category')) spoilt.tags = tags.map((tag) => tag.replace(/^category--(.*)$/, 'category--🔥 $1 🌿'));
  return spoilt;
}

function tagsOf({ category, subcategory, rawStrainType, potencies }: MenuItemRecord): string[] {
  const [words, unit] = categories[category];
  const terpenes = potencies.filter(({ analyteId }) => !contents.some((id) => id === analyteId));
  return [
    `category--${words}`,
    ...(subcategory === null ? [] : [`subcategory--${subcategory}`]),
    ...(rawStrainType === null ? [] : [`plant_type--${rawStrainType}`]),
    ...contents.flatMap((id) =>
      contentTags(
        id,
        potencies.find((one) => one.analyteId === id && one.unit === unit),
      ),
    ),
    ...terpenes.map(({ compound }) => `terpenes--${compound}`),
  ];
}

function contentTags(id: string, potency: CompoundPotency | undefined): string[] {
  const { low = 0, high = 0 } = potency ?? {};
  return [`${id}_content_min--${low.toFixed(6)}`, `${id}_content_max--${high.toFixed(6)}`];
}

/** The tags of a content as one of text: `thc_content--18.00 − 24.00 %`. */
function rangeTag(tags: readonly string[]): string[] {
  const figureOf = (name: string) =>
    Number(tags.find((tag) => tag.startsWith(`${name}--`))?.slice(name.length + 2) ?? 0);
  const [low, high] = [figureOf('thc_content_min'), figureOf('thc_content_max')];
  const words = tags[0]?.slice('category--'.length);
  const unit = Object.values(categories).find(([name]) => name === words)?.[1] ?? 'PERCENT';
  return [`thc_content--${low.toFixed(2)} − ${high.toFixed(2)} ${unitTexts[unit]}`];
}
