import { z } from 'zod';

/** A price: text, as Shopify has it, or a number. */
const figure = z.union([z.number(), z.string()]).nullish();

/** A page of a collection. The products are checked one by one: see `product`. */
export const productsPage = z.object({ products: z.array(z.unknown()) });

/** A product. Strict where it could not be told apart or named; lenient in the rest. */
export const product = z.object({
  id: z.union([z.number(), z.string().min(1)]),
  title: z.string().trim().min(1),
  vendor: z.string().nullish(),
  body_html: z.string().nullish(),
  /** A list, or as Shopify's other answers have it: text with commas. */
  tags: z.union([z.array(z.string()), z.string().transform((text) => text.split(/,\s*/))]),
  variants: z.array(
    z.object({
      sku: z.string().nullish(),
      option1: z.string().nullish(),
      price: figure,
      compare_at_price: figure,
      available: z.boolean().nullish(),
    }),
  ),
  images: z
    .array(z.object({ src: z.string() }))
    .nullish()
    .catch(null),
});

export type OcsProduct = z.output<typeof product>;
export type OcsVariant = OcsProduct['variants'][number];
