import type { StrainName, StrainType } from '@weedhounds/provider-terms';

/** One terpene's figures over a strain's flower samples, percent by mass: what was tested and not detected counts as 0. */
export type TerpeneFigures = [
  median: number,
  lowerQuartile: number,
  upperQuartile: number,
  detected: number,
  tested: number,
];

/** A strain as `strains.json` holds it. */
export interface StrainEntry {
  slug: string;
  name: string;
  aliases: string[];
  type: StrainType | null;
  breeder: string | null;
  effects: string[];
  flavors: string[];
  parents: StrainName[];
  /** Data sets that what is above comes from. */
  sources: string[];
  /** Null where no flower sample of it had its terpenes tested. */
  profile: ProfileEntry | null;
}

export interface ProfileEntry {
  /** Flower samples with terpenes. */
  samples: number;
  producers: number;
  /** By the analyte's id, the highest median first. */
  terpenes: Record<string, TerpeneFigures>;
  /** Medians of total THC and total CBD over `samples` flower samples, percent by mass; null where neither was tested. */
  chemotype: { totalThc: number; totalCbd: number; samples: number } | null;
}

/** An invented shop as `shops.json` holds it. */
export interface ShopEntry {
  name: string;
  street: string;
  city: string;
  /** ISO 3166-2. */
  jurisdiction: string;
  postalCode: string | null;
  latitude: number;
  longitude: number;
  timeZone: string;
  serves: ('ADULT' | 'MEDICAL')[];
  /** A name in `hours.ts`. */
  hours: string;
  /** What a gram of flower costs there, in the currency's major unit, before what a strain or a size changes. */
  gramPrice: number;
}
