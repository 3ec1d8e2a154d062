import { z } from 'zod';

/** A price or a figure: a number, or the same as text. */
const figure = z.union([z.number(), z.string()]).nullish();
const text = z.string().nullish();

/** A page of hits. The hits are checked one by one: see `hit`. */
export const hitsPage = z.object({
  hits: z.array(z.unknown()),
  nbHits: z.number().int().min(0),
  nbPages: z.number().int().min(0),
  /** False where `nbHits` is an estimate. */
  exhaustiveNbHits: z.boolean().optional(),
});

const specialPrice = z.object({ discount_price: figure }).nullish();

/** Fields of one weight, named by what follows the prefix: `price_eighth_ounce`. */
export const priceIds = [
  'each',
  'half_gram',
  'gram',
  'two_gram',
  'eighth_ounce',
  'quarter_ounce',
  'half_ounce',
  'ounce',
] as const;
export type PriceId = (typeof priceIds)[number];

const prices = Object.fromEntries(
  priceIds.flatMap((priceId) => [
    [`price_${priceId}`, figure],
    [`discounted_price_${priceId}`, figure],
    [`special_price_${priceId}`, specialPrice],
  ]),
) as Record<`price_${PriceId}` | `discounted_price_${PriceId}`, typeof figure> &
  Record<`special_price_${PriceId}`, typeof specialPrice>;

/** A product. Strict where it could not be told apart or named; lenient in the rest. */
export const hit = z.object({
  product_id: z.union([z.number(), z.string().min(1)]),
  name: z.string().trim().min(1),
  kind: z.string(),
  brand: text,
  root_subtype: text,
  category: text,
  description: text,
  image_urls: z.array(z.string()).nullish().catch(null),
  percent_thc: figure,
  percent_thca: figure,
  percent_cbd: figure,
  percent_cbda: figure,
  inventory_potencies: z
    .array(z.object({ thc_potency: figure, thca_potency: figure, cbd_potency: figure }))
    .nullish()
    .catch(null),
  lab_results: z
    .array(z.object({ lab_results: z.array(z.object({ compound_name: z.string(), value: figure, unit: text })) }))
    .nullish()
    .catch(null),
  available_weights: z.array(z.string()).nullish(),
  amount: text,
  store_types: z.array(z.string()).nullish(),
  ...prices,
});

export type JaneHit = z.output<typeof hit>;

const clockTime = z.string().regex(/^([01]?\d|2[0-4]):[0-5]\d(:\d\d)?$/);

/** A shop. Jane does not publish the shape; this is what its public answers look like. */
export const store = z.object({
  id: z.union([z.number(), z.string().min(1)]),
  name: z.string().trim().min(1),
  address: text,
  city: text,
  state: z.string().trim().min(1),
  country_code: text,
  zip: z.union([z.string(), z.number().transform(String)]).nullish(),
  lat: z.number().nullish(),
  long: z.number().nullish(),
  time_zone_identifier: text,
  medical: z.boolean().nullish(),
  recreational: z.boolean().nullish(),
  website_url: text,
  opening_hours: z
    .array(z.object({ day: z.string(), open: clockTime, close: clockTime }))
    .nullish()
    .catch(null),
});

export type JaneStore = z.output<typeof store>;

/** The answer for a shop: the shop itself, or wrapped. */
export const storeAnswer = z.union([z.object({ store }).transform((answer) => answer.store), store]);
