import { z } from 'zod';

const named = z.object({ name: z.string().nullish() }).nullish();

/** One compound of one test: a figure, or the lowest and the highest of several batches. */
const labTest = z.object({ value: z.array(z.number()), unitAbbr: z.string().nullish() }).nullish();

const variant = z.object({
  id: z.number(),
  /** The label: `3.5g`, `0.5g ea | 2-Pack`, `10mg ea | 10-Pack`, `Each`, `XL`. */
  name: z.string(),
  images: z.array(z.string()).nullish(),
  labTests: z.object({ thc: labTest, cbd: labTest }).nullish(),
  /** `Both`, `Recreational` or `Medical`. */
  saleType: z.string(),
  availableQty: z.number().nullish(),
  /** Of one piece. In `MG` it is the THC in it, in `G` what it weighs, and `EA` is a piece. */
  unitSize: z.object({ value: z.number(), unitAbbr: z.string() }).nullish(),
  unitsInPackage: z.number().nullish(),
  /** In the currency's major unit. */
  price: z.number().nullish(),
  promoPrice: z.number().nullish(),
});

/** What we read of a product on a menu as a Sweed-backed store serves it. */
export const sweedProduct = z.object({
  id: z.number(),
  name: z.string().trim().min(1),
  description: z.string().nullish(),
  category: z.object({ name: z.string().min(1) }),
  subcategory: named,
  productType: named,
  images: z.array(z.string()).nullish(),
  brand: named,
  /** Its name carries the type in brackets: `Afghani (I)`. An edible's is its flavour or its type. */
  strain: z.object({ name: z.string(), prevalence: named }).nullish(),
  variants: z.array(variant),
});

export type SweedProduct = z.infer<typeof sweedProduct>;
export type SweedVariant = SweedProduct['variants'][number];
export type SweedLabTest = NonNullable<z.infer<typeof labTest>>;
