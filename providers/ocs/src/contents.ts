import {
  type CompoundPotency,
  type PotencyContext,
  type ProductCategory,
  parseNumber,
  type RawCompound,
  readCompounds,
} from '@weedhounds/provider-terms';
import type { Tags } from './tags.ts';

/** What a product's tags say of its THC and its CBD: a least and a most of each, or one text. */
export function readContents(tags: Tags, context: PotencyContext, repairs: string[]): CompoundPotency[] {
  const contents = ['THC', 'CBD'].map((compound) => readContent(compound, tags, context.category, repairs));
  const potencies = readCompounds(
    contents.map(({ raw }) => raw),
    context,
    repairs,
  );
  return potencies.flatMap((potency, index) => {
    return potency === null ? [] : [{ ...potency, rawText: contents[index]?.rawText ?? '', rawUnit: null }];
  });
}

/** A content with its tags as they were. */
function readContent(
  compound: string,
  tags: Tags,
  category: ProductCategory,
  repairs: string[],
): { raw: RawCompound; rawText: string } {
  const name = `${compound.toLowerCase()}_content`;
  const unit = contentUnit(category);
  const [least, most] = [tags.first(`${name}_min`), tags.first(`${name}_max`)];
  const text = tags.first(name);
  if (least === null && most === null) return { raw: { compound, value: text, unit }, rawText: text ?? '' };
  const rawText = [least, most].filter((tag) => tag !== null).join('–');
  const [low, high] = [parseNumber(least ?? most ?? ''), parseNumber(most ?? least ?? '')];
  if (low === 0 && high !== 0) repairs.push('zero-minimum-is-unknown');
  const isOne = low === null || high === null || low === high || low === 0;
  return { raw: { compound, value: isOne ? (most ?? least) : `${low} - ${high} ${unit}`, unit }, rawText };
}

/**
 * The unit that tags of content are in, which no tag says: of what is smoked it is per cent, of what is eaten milligrams in the
 * package, of oils and balms milligrams per gram.
 */
function contentUnit(category: ProductCategory): string {
  if (category === 'EDIBLE' || category === 'BEVERAGE' || category === 'CAPSULE') return 'mg';
  return category === 'TINCTURE' || category === 'TOPICAL' ? 'mg/g' : '%';
}
