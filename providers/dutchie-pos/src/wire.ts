import { z } from 'zod';

/** A price or a figure: a number, or the same as text. */
const figure = z.union([z.number(), z.string()]).nullish();
const text = z.string().nullish();
const id = z.union([z.number(), z.string().min(1)]);

/** Names under which a list comes wrapped. */
const listNames = ['data', 'items', 'products', 'inventory', 'results'] as const;
const totalNames = ['total', 'totalCount', 'count'] as const;

export interface ListPage {
  rows: readonly unknown[];
  /** Rows on all pages; null where it is not said. */
  total: number | null;
}

const wrapped = z.looseObject({}).transform((answer, context): ListPage => {
  const rows = listNames.map((name) => answer[name]).find((value): value is unknown[] => Array.isArray(value));
  const total = totalNames.map((name) => answer[name]).find((value): value is number => typeof value === 'number');
  if (rows) return { rows, total: total ?? null };
  context.addIssue({ code: 'custom', message: `expected a list, or one as ${listNames.join(', ')}` });
  return z.NEVER;
});

/** A list, bare or wrapped: the interface does either. */
export const listPage = z.union([z.array(z.unknown()).transform((rows): ListPage => ({ rows, total: null })), wrapped]);

/** A product. Strict where it could not be told apart or named; lenient in the rest. */
export const product = z.object({
  productId: id,
  productName: z.string().trim().min(1),
  description: text,
  masterCategory: text,
  category: text,
  imageUrl: text,
  strain: text,
  strainType: text,
  brandName: text,
  isActive: z.boolean().nullish(),
  isMedicalOnly: z.boolean().nullish(),
  recPrice: figure,
  medPrice: figure,
  thcContent: figure,
  thcContentUnit: text,
  cbdContent: figure,
  cbdContentUnit: text,
  netWeight: figure,
  netWeightUnit: text,
  pricingTierData: z.array(z.unknown()).nullish(),
});

export type PosProduct = z.output<typeof product>;

/** A batch in stock. */
export const inventoryRow = z.object({
  inventoryId: id,
  productId: id,
  /** Null where it is neither a number nor the same as text. */
  quantityAvailable: z
    .union([z.number(), z.string().trim().min(1).pipe(z.coerce.number())])
    .nullish()
    .catch(null),
  labResults: z
    .array(z.object({ labTest: z.string(), value: figure, labResultUnit: text }))
    .nullish()
    .catch(null),
});

export type InventoryRow = z.output<typeof inventoryRow>;
