/** What we read of a product on a menu as a shop's own site serves it. Figures come as text and as numbers alike. */
export interface DutchieProduct {
  jointId: string;
  name: string;
  category: string;
  subCategory: string | null;
  brandName: string | null;
  strainType: string | null;
  description: string | null;
  primaryImage: string | null;
  potencies: RawCompound[];
  cannabinoids: RawCompound[];
  terpenes: RawCompound[];
  variants: RawVariant[];
}

/** A strength: a range with a display text, as in `potencies`, or one value, as in the other two lists. */
export interface RawCompound {
  name: string;
  low: string | number | null;
  high: string | number | null;
  unit: string | null;
  text: string | null;
}

export interface RawVariant {
  id: string | null;
  option: string;
  menuType: string | null;
  price: string | number | null;
  specialPrice: string | number | null;
  quantity: string | number | null;
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads a product out of parsed JSON; null when it is no object with an id, a name and a category. */
export function readProduct(value: unknown): DutchieProduct | null {
  if (!isFields(value)) return null;
  const [jointId, name, category] = [textOf(value.jointId), textOf(value.name), textOf(value.category)];
  if (jointId === null || name === null || category === null) return null;
  return {
    jointId,
    name,
    category,
    subCategory: textOf(value.subCategory),
    brandName: textOf(value.brandName),
    strainType: textOf(value.strainType),
    description: textOf(value.descriptionHtml) ?? textOf(value.description),
    primaryImage: textOf(value.primaryImage),
    potencies: listOf(value.potencies).flatMap((fields) => readCompound(fields, fields.type)),
    cannabinoids: listOf(value.cannabinoids).flatMap((fields) => readCompound(fields, fields.name)),
    terpenes: listOf(value.terpenes).flatMap((fields) => readCompound(fields, fields.name)),
    variants: listOf(value.variants).map(readVariant),
  };
}

function readCompound(fields: Fields, rawName: unknown): RawCompound[] {
  const name = textOf(rawName);
  if (name === null) return [];
  const value = figureOf(fields.value);
  return [
    {
      name,
      low: value ?? figureOf(fields.rangeLow),
      high: value ?? figureOf(fields.rangeHigh),
      unit: textOf(fields.unit),
      text: textOf(fields.displayValue),
    },
  ];
}

function readVariant(fields: Fields): RawVariant {
  return {
    id: textOf(fields.jointId),
    option: textOf(fields.option) ?? '',
    menuType: textOf(fields.menuType),
    price: figureOf(fields.price),
    specialPrice: figureOf(fields.specialPrice),
    quantity: figureOf(fields.quantity),
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function figureOf(value: unknown): string | number | null {
  return typeof value === 'number' ? value : textOf(value);
}
