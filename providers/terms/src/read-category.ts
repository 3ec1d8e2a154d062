import type { ProductCategory } from './types.ts';

/** What else is known of a product, where the category's own word says too little. */
export interface CategoryHints {
  /** The provider's finer category: `Drinks`, `Rosin Infused Gummies`. */
  subcategory?: string | null;
  name?: string | null;
}

/** A category with the place it was read from: `unknown` where nothing names one, and it is `OTHER`. */
export interface CategoryReading {
  category: ProductCategory;
  rule: 'category' | 'subcategory' | 'name' | 'unknown';
}

/**
 * Words by category, from the most telling to the least: `infused pre-roll` is a pre-roll before it is infused, a `vape pen
 * battery` an accessory, `hash brownie` an edible. Singular; hyphens are spaces.
 */
const words: readonly (readonly [ProductCategory, RegExp])[] = [
  [
    'ACCESSORY',
    /\b(?:accessor(?:y|ie)|apparel|gear|batter(?:y|ie)|merch(?:andise)?|t shirt|hat|grinder|lighter|glassware|bong|pipe|rolling paper|tray|torch|dab rig)\b/,
  ],
  ['PRE_ROLL', /\b(?:pre ?roll(?:ed)?|joint|blunt|cannarillo|cigarette)\b/],
  ['CAPSULE', /\b(?:capsule|tablet|softgel|pill|caplet|oral)\b/],
  ['BEVERAGE', /\b(?:beverage|drink|soda|seltzer|tea|coffee|lemonade|shot|elixir|kombucha|juice|tonic|water)\b/],
  ['TINCTURE', /\b(?:tincture|sublingual|dropper|oromucosal)\b/],
  ['TOPICAL', /\b(?:topical|lotion|balm|salve|(?<!ice )cream|patche?|bath|lubricant|transdermal|ointment|soap)\b/],
  [
    'EDIBLE',
    /\b(?:edible|gumm(?:y|ie)|chocolate|cand(?:y|ie)|cookie|brownie|lozenge|mint|caramel|jell(?:y|ie)|baked good|chew|confection|snack|mochi|lollipop|ice cream|syrup|butter|honey|ketchup|spread|dressing|soup|salt)\b/,
  ],
  ['VAPORIZER', /\b(?:vape|vapori[sz]er|cartridge|cartidge|cart|disposable|all in one|pod|510)\b/],
  [
    'CONCENTRATE',
    /\b(?:concentrate|extract|resin|rosin|shatter|wax|crumble|badder|budder|batter|sauce|diamond|distillate|kief|hash|honeycomb|rso|dab|oil|live sugar)\b/,
  ],
  ['SEED', /\bseed\b/],
  ['CLONE', /\b(?:clone|seedling|cutting|live plant)\b/],
  ['FLOWER', /\b(?:flower|bud|popcorn|shake|small|eighth|nug|ounce|whole|ground)\b/],
];

const pictures = new Map<string, string>([
  ['🌸', 'flower'],
  ['🌿', 'flower'],
  ['🥦', 'flower'],
  ['🍪', 'edible'],
  ['🍬', 'edible'],
  ['🍫', 'edible'],
  ['🥤', 'drink'],
  ['🍯', 'concentrate'],
  ['💊', 'capsule'],
  ['🌱', 'clone'],
]);

/** Finer than an edible: the subcategory or the name decides between these. */
const kindsOfEdible: ReadonlySet<ProductCategory> = new Set(['EDIBLE', 'BEVERAGE', 'CAPSULE', 'TINCTURE']);

/**
 * Reads a category in whatever words a provider has: `🌸 Flower`, `PRE_ROLLS`, `Edibles`, `Vapes,Disposable Vape,`. What is
 * no more than an edible is told apart by its subcategory or name; a category that is none of these words by both.
 */
export function readCategory(text: string | null, hints: CategoryHints = {}): CategoryReading {
  const stated = categoryOf(text);
  const finer = categoryOf(hints.subcategory) ?? null;
  if (stated === 'EDIBLE') {
    if (finer !== null && kindsOfEdible.has(finer) && finer !== 'EDIBLE')
      return { category: finer, rule: 'subcategory' };
    const isPlain = plainWords(text ?? '').trim() === 'edible';
    const named = finer === null && isPlain ? drinkOrPillOf(hints.name) : null;
    return named ? { category: named, rule: 'name' } : { category: 'EDIBLE', rule: 'category' };
  }
  if (stated !== null) return { category: stated, rule: 'category' };
  if (finer !== null) return { category: finer, rule: 'subcategory' };
  const named = formOf(hints.name);
  return named === null ? { category: 'OTHER', rule: 'unknown' } : { category: named, rule: 'name' };
}

function categoryOf(text: string | null | undefined): ProductCategory | null {
  if (!text) return null;
  const plain = plainWords(text);
  return words.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** A name tells its form last (`Chocolate Haze - Hash`). Oil is none in a name: it may be for cooking. */
function formOf(name: string | null | undefined): ProductCategory | null {
  const plain = (name ?? '').replace(/\boils?\b/gi, ' ');
  return categoryOf(plain.split(/\s[-–]\s/).at(-1)) ?? categoryOf(plain);
}

function drinkOrPillOf(name: string | null | undefined): ProductCategory | null {
  const plain = plainWords(name ?? '');
  if (/\b(?:shot|soda|seltzer|drink|beverage)\b/.test(plain)) return 'BEVERAGE';
  return /\b(?:tablet|capsule|softgel)\b/.test(plain) ? 'CAPSULE' : null;
}

/** Lower case, emoji as the word they stand for, hyphens and underlines as spaces, plurals as singulars. */
function plainWords(text: string): string {
  const told = [...text.normalize('NFKC')].map((character) => pictures.get(character) ?? character).join('');
  return told
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .split(' ')
    .map((word) => (/[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word))
    .join(' ');
}
