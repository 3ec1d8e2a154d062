import type { ProductCategory } from '@weedhounds/provider-terms';

/** An item as a comparison sees it. */
export interface Candidate {
  itemId: string;
  dispensaryId: string;
  name: string;
  brand: string | null;
  category: ProductCategory;
  /** The strain it was matched to, with the confidence of that match. */
  strain: { slug: string; text: string; confidence: number } | null;
  /** Minor units. */
  lowestPricePerGram: number | null;
  /** Minor units. */
  lowestPrice: number | null;
}

/** A shop's item in a row. */
export interface ComparisonOffer {
  itemId: string;
  dispensaryId: string;
  confidence: number;
}

/** The same goods on several menus. */
export interface ComparisonRow {
  strainName: string;
  strainSlug: string | null;
  category: ProductCategory;
  /** The least of the offers' confidences. */
  confidence: number;
  /** One a shop, the cheapest a gram first. */
  offers: ComparisonOffer[];
  /** No two rows have the same. */
  key: string;
}
