import { isGenericName } from './generic-name.ts';
import { canonicalStrainSlug } from './strain-aliases.ts';
import { strainSlug } from './strain-slug.ts';
import type { ProductCategory, StrainMatch } from './types.ts';

/** Categories whose products are named for the strain they are made of. Edibles and the like are named for a flavour. */
const namedForStrain: ReadonlySet<ProductCategory> = new Set([
  'FLOWER',
  'PRE_ROLL',
  'VAPORIZER',
  'CONCENTRATE',
  'SEED',
  'CLONE',
]);

/** Brackets with a type, a pack or a grade: `(I)`, `(I/H)`, `(3 Pack)`, `(Smalls)`, `[1g]`. */
const brackets =
  /\s*[([](?:[ISH](?:\/[ISH])?|\d+\s*-?\s*(?:pack|pk)|\d*\.?\d+\s*m?g|smalls|shake|disposable|(?:diamond )?infused)[)\]]/gi;

/** What a product is, at the end of its name, with its size before: `3.5 Flower`, `0.5 Pre-Roll`, `1g Vape`. */
const form =
  /(?:^|[\s-]+)(?:(?:\d*\.\d+\s?g?|\d+\s?g)\s+)?(?:flower|fower|pre-?rolls?|popcorn|dub sack|moonrock|vape|cartridge|disposable|live resin|cured resin|rosin|badder|rso|syringe)$/i;

/**
 * Finds the strain in a product's name. Menus set its parts off by `|`: a part that begins with the brand's name is the
 * brand's, one that only says what the product is is nobody's, and of those left the first is the strain. Null when the
 * category is named for flavours or nothing is left that could name a strain.
 *
 * How sure that is: 0.9 where the brand was found in another part, 0.6 where it was not; without parts, 0.5 for what is
 * left without brand and form. 0.2 less for vaporizers, whose flavours often sound like strains.
 */
export function findStrain(name: string, brand: string | null, category: ProductCategory): StrainMatch | null {
  if (!namedForStrain.has(category)) return null;
  const parts = name.split('|').map(withoutForm);
  const others = parts.filter((part) => !isOfBrand(part, brand) && !isGenericName(strainSlug(part)));
  const isSplit = parts.length > 1;
  const found = isSplit ? others[0] : withoutBrand(parts[0] ?? '', brand);
  if (found === undefined || isGenericName(strainSlug(found))) return null;
  const trust = isSplit ? (parts.some((part) => isOfBrand(part, brand)) ? 0.9 : 0.6) : 0.5;
  const confidence = category === 'VAPORIZER' ? Math.round((trust - 0.2) * 10) / 10 : trust;
  return {
    name: found,
    slug: canonicalStrainSlug(strainSlug(found)),
    rule: isSplit ? 'NAME_PART' : 'NAME_REMAINDER',
    confidence,
  };
}

function withoutForm(part: string): string {
  let text = part.replace(brackets, '').replace(/\s+/g, ' ').trim();
  while (form.test(text)) text = text.replace(form, '');
  return text;
}

function isOfBrand(part: string, brand: string | null): boolean {
  const [partSlug, brandSlug] = [strainSlug(part), strainSlug(brand ?? '')];
  if (partSlug === '' || brandSlug === '') return false;
  return `${partSlug}-`.startsWith(`${brandSlug}-`) || `${brandSlug}-`.startsWith(`${partSlug}-`);
}

function withoutBrand(text: string, brand: string | null): string {
  if (brand === null) return text;
  const at = text.toLowerCase().indexOf(brand.toLowerCase());
  return at === -1
    ? text
    : `${text.slice(0, at)} ${text.slice(at + brand.length)}`.replace(/\s+/g, ' ').replace(/^[\s-]+|[\s-]+$/g, '');
}

/**
 * The strain that a provider has a field for. Null where the field is empty or names none (`Hybrid`, `N/A`): the product's
 * name may still tell.
 */
export function strainOfField(text: string | null | undefined): StrainMatch | null {
  const name = (text ?? '').replace(/\s+/g, ' ').trim();
  const slug = strainSlug(name);
  if (slug === 'n-a' || slug === 'none' || isGenericName(slug)) return null;
  return { name, slug: canonicalStrainSlug(slug), rule: 'PROVIDER_FIELD', confidence: 1 };
}
