/**
 * The records every provider translates into: our terms, before any store has seen them.
 *
 * Conventions that hold for all of them: absence is `null`, never an empty string or a zero; a date is `YYYY-MM-DD`;
 * an analyte is named by its id in `analytes.ts` (`beta-myrcene`, `thca`).
 */

/** The data set a record came from. */
export interface DataSource {
  /** Name of the data set or provider, as people know it: `MCR Labs`. */
  name: string;
  /** Terms it is published under: `CC BY 4.0`, `MIT`. */
  terms: string;
  /** The day the data set was last refreshed; null when unknown. */
  refreshedOn: string | null;
}

export type StrainType = 'INDICA' | 'SATIVA' | 'HYBRID';

/** A strain's name with the slug it is known by; the slug need not lead to a strain in any catalogue. */
export interface StrainName {
  name: string;
  slug: string;
}

/** A strain as a catalogue describes it. Effects and flavours are reports of users, not findings. */
export interface StrainRecord {
  slug: string;
  name: string;
  /** Other names, as written; never the name itself. */
  aliases: string[];
  type: StrainType | null;
  breeder: string | null;
  /** Plain text, without markup. */
  description: string | null;
  /** Lower case: `relaxed`, `dry mouth`. */
  effects: string[];
  /** Lower case: `citrus`. */
  flavors: string[];
  /** Present only where the same source states the parents. */
  parents?: StrainName[];
  source: DataSource;
}

/** A child and its parents, two to four, in the order the source names them. */
export interface LineageRecord {
  childName: string;
  childSlug: string;
  parents: StrainName[];
  source: DataSource;
}

export type LabUnit = 'PERCENT' | 'MILLIGRAM_PER_SERVING';

/** What a laboratory said about one analyte of one sample. The three cases differ: not tested is not zero. */
export interface LabResult {
  analyteId: string;
  status: 'DETECTED' | 'NOT_DETECTED' | 'NOT_TESTED';
  /** The quantity in `unit`; null unless detected. */
  value: number | null;
  /** Null when the source states no unit. */
  unit: LabUnit | null;
  /** The source's own text. Of a summed analyte, its parts: `t_cis_nerolidol=0.02 + t_trans_nerolidol=ND`. */
  raw: string;
  /** The rule that read `raw`: `number`, `zero-is-not-detected`, `isomers-summed`. */
  rule: string;
}

export type LabProductType = 'FLOWER' | 'CONCENTRATE' | 'EXTRACT' | 'INFUSED';

/** One laboratory's results for one sample. */
export interface LabSampleRecord {
  /** The source's id of the sample. */
  sampleId: string;
  /** As the producer wrote it. */
  productName: string;
  /** The strain's name read out of the product name; null when the name is no strain's (`Gummies`, `#2`). */
  strainName: string | null;
  /** `strainSlug(strainName)`. */
  strainSlug: string | null;
  productType: LabProductType;
  testedOn: string | null;
  /** The producer as the source names it, which may be a hash. */
  producer: string | null;
  /** The laboratory. */
  lab: string;
  cannabinoidUnit: LabUnit | null;
  terpeneUnit: LabUnit | null;
  /** The units as the source words them; they need not agree with the two above where a repair says so. */
  rawUnits: { cannabinoids: string | null; terpenes: string | null };
  /** One for every analyte the source's table has a column for. */
  results: LabResult[];
  /** As the source totals them, in `cannabinoidUnit`; null when it does not. */
  totalCannabinoids: number | null;
  /** As the source totals them, in `terpeneUnit`; null when it does not. */
  totalTerpenes: number | null;
  source: DataSource;
}

export type MarketUse = 'ADULT' | 'MEDICAL';

export type Weekday = 'MONDAY' | 'TUESDAY' | 'WEDNESDAY' | 'THURSDAY' | 'FRIDAY' | 'SATURDAY' | 'SUNDAY';

/** One stretch of a week in which a shop is open, in the shop's time zone. */
export interface OpeningPeriodRecord {
  weekday: Weekday;
  /** `HH:MM`. */
  opensAt: string;
  /** `HH:MM`; at or before `opensAt` means on the day after. */
  closesAt: string;
}

/** A licensed shop. */
export interface RetailerRecord {
  /** The source's own key of the shop: unique within the source and stable when it is read again. */
  sourceKey: string;
  name: string;
  /** ISO 3166-2: `US-CO`. */
  jurisdiction: string;
  licence: { number: string; type: string | null; status: string | null; expiresOn: string | null } | null;
  /** Empty when the source does not say. */
  serves: MarketUse[];
  address: { street: string | null; city: string | null; county: string | null; postalCode: string | null } | null;
  /** Degrees on WGS 84. */
  location: { latitude: number; longitude: number } | null;
  /** IANA name: `America/Denver`. */
  timeZone: string | null;
  /** Null when unknown; empty when always closed. */
  openingHours: OpeningPeriodRecord[] | null;
  /** An absolute http or https address. */
  website: string | null;
  source: DataSource;
  /** True for the invented shops of the embedded catalogue. */
  isDemonstration: boolean;
}

export type ProductCategory =
  | 'FLOWER'
  | 'PRE_ROLL'
  | 'VAPORIZER'
  | 'CONCENTRATE'
  | 'EDIBLE'
  | 'BEVERAGE'
  | 'CAPSULE'
  | 'TINCTURE'
  | 'TOPICAL'
  | 'SEED'
  | 'CLONE'
  | 'ACCESSORY'
  | 'OTHER';

/** An amount of money in the currency's minor unit: cents for USD and CAD. */
export interface Money {
  minorUnits: number;
  /** ISO 4217: `USD`. */
  currency: string;
}

export type PotencyUnit = 'PERCENT' | 'MILLIGRAM' | 'MILLIGRAM_PER_GRAM';

/** A quantity of one analyte as a menu states it, with what was there to read and the rule that read it. */
export interface Potency {
  low: number;
  /** Equal to `low` where the source states one figure. */
  high: number;
  unit: PotencyUnit;
  rawText: string;
  /** The unit as the source has it; null when it has none. It need not agree with `unit`: `rule` says why. */
  rawUnit: string | null;
  rule: string;
}

/** What a variant's label measures: a weight of product or a dose of THC, never both. */
export type Measure =
  | { kind: 'weight'; grams: number /** Pieces in the package, when stated. */; count?: number; rule: string }
  | { kind: 'dose'; milligrams: number /** Pieces in the package, when stated. */; count?: number; rule: string }
  | { kind: 'unknown'; rule: string };

/** One size of a menu item. */
export interface VariantRecord {
  /** Unique within the item: the source's id of the variant, or its label and use. */
  sourceKey: string;
  /** The label as written: `1/8oz`, `.1g`. */
  label: string;
  use: MarketUse;
  measure: Measure;
  /** The regular price; null when the source names none. */
  price: Money | null;
  /** What it costs now, where that is less than `price`; null when it is not on sale. */
  salePrice: Money | null;
  /** Pieces in stock as the source states them; null when unknown. */
  stock: number | null;
  /** Earlier regular prices, oldest first; usually empty, since a menu states only today's. */
  priceHistory: { at: string; price: Money; salePrice: Money | null }[];
}

/**
 * How a strain's name was found on a menu: the provider has a field for it; it is a part of the item's name, set off by
 * the menu's separators; or it is what is left of the name without brand, size and category.
 */
export type StrainMatchRule = 'PROVIDER_FIELD' | 'NAME_PART' | 'NAME_REMAINDER';

/** How a menu item was matched to a strain. */
export interface StrainMatch extends StrainName {
  rule: StrainMatchRule;
  /** From 0 to 1: how far the rule is trusted here, not a probability that was measured. */
  confidence: number;
}

/** What a menu says of the strength of one compound. */
export interface CompoundPotency extends Potency {
  /** As the menu names it: `THC`, `CBG (Cannabigerol)`. */
  compound: string;
  /** Null when it is none of ours. */
  analyteId: string | null;
}

/** One product of a shop's menu. */
export interface MenuItemRecord {
  /** The provider's id of the product. */
  sourceKey: string;
  name: string;
  brand: string | null;
  category: ProductCategory;
  /** The provider's own words: `EDIBLES`. */
  rawCategory: string | null;
  /** The provider's own words: `GUMMIES`. */
  subcategory: string | null;
  /** The type the menu claims, in its own words: `INDICA_HYBRID`. */
  rawStrainType: string | null;
  /** Plain text. */
  description: string | null;
  imageUrl: string | null;
  strain: StrainMatch | null;
  /** One a compound at most. */
  potencies: CompoundPotency[];
  /** At least one. */
  variants: VariantRecord[];
}

/** A product as a catalogue of products tells of it: no shop, no price, no stock. */
export interface ProductRecord {
  /** The source's own key of the product. */
  sourceKey: string;
  /** Fit to show; what it was before is in `rawName`. */
  name: string;
  rawName: string;
  brand: string | null;
  /** The key that spellings of one brand share. */
  brandKey: string | null;
  category: ProductCategory;
  /** The source's own words: `Edibles,Chocolate,`. */
  rawCategory: string | null;
  strain: StrainMatch | null;
  /** The strain as the source names it, whether or not it was matched. */
  rawStrain: string | null;
  /** One a compound at most. */
  potencies: CompoundPotency[];
  source: DataSource;
}

/** Whose menu it is and where it was read from. */
export interface MenuSource {
  /** `dutchie`. */
  provider: string;
  /** The provider's id of the shop or menu; null when it gives none. */
  providerId: string | null;
  /** RFC 3339, UTC: when the menu was fetched, or the newest change it records where that is not known. */
  fetchedAt: string;
  /** ISO 4217. */
  currency: string;
  /** True for the invented menus of the embedded catalogue. */
  isDemonstration: boolean;
}

/** A whole menu. */
export interface MenuRecord {
  source: MenuSource;
  items: MenuItemRecord[];
}
