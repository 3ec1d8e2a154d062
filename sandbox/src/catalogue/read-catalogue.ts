import { readFileSync } from 'node:fs';
import type { JurisdictionRecord } from '@weedhounds/dispensary';
import type { RetailerRecord } from '@weedhounds/provider-terms';
import type { CatalogueStrain, PublishedProfile } from '@weedhounds/strain';
import type { ProfileEntry, ShopEntry, StrainEntry } from './entries.ts';
import { openingHours } from './hours.ts';

/** Terms of the data sets that `strains.json` is derived from; see ATTRIBUTION.md. */
const termsOf = new Map([
  ['Kushy', 'MIT'],
  ['MCR Labs, by Cannlytics', 'CC BY 4.0'],
  ['Cannabis Data Science, by Cannlytics', 'MIT'],
]);

/** The catalogue's strains, as they lie in the folder. */
export function readStrainEntries(): StrainEntry[] {
  return read('strains.json') as StrainEntry[];
}

/** The catalogue's strains with their published profiles. */
export function toCatalogueStrains(entries: readonly StrainEntry[]): CatalogueStrain[] {
  return entries.map(({ slug, name, aliases, type, breeder, effects, flavors, parents, sources, profile }) => ({
    strain: {
      ...{ slug, name, aliases, type, breeder, description: null, effects, flavors },
      ...(parents.length > 0 && { parents }),
      source: {
        name: sources.join('; '),
        terms: [...new Set(sources.map((source) => termsOf.get(source) ?? 'see attribution'))].join('; '),
        refreshedOn: null,
      },
    },
    profile: profile && toPublishedProfile(profile),
  }));
}

function toPublishedProfile({ samples, producers, terpenes, chemotype }: ProfileEntry): PublishedProfile {
  return {
    sampleCount: samples,
    producerCount: producers,
    terpenes: Object.entries(terpenes).map(
      ([analyteSlug, [median, lowerQuartile, upperQuartile, detected, tested]]) => ({
        ...{ analyteSlug, median, lowerQuartile, upperQuartile },
        detectedCount: detected,
        testedCount: tested,
      }),
    ),
    chemotype: chemotype && {
      totalThc: chemotype.totalThc,
      totalCbd: chemotype.totalCbd,
      sampleCount: chemotype.samples,
    },
  };
}

/** The compiled table of jurisdictions. */
export function readJurisdictions(): JurisdictionRecord[] {
  return read('jurisdictions.json') as JurisdictionRecord[];
}

/** The invented shops, as they lie in the folder. */
export function readShopEntries(): ShopEntry[] {
  return read('shops.json') as ShopEntry[];
}

/** An invented shop as a record; its licence says that it is none. */
export function toRetailer(shop: ShopEntry): RetailerRecord {
  const { name, jurisdiction, serves, street, city, postalCode, latitude, longitude, timeZone } = shop;
  return {
    sourceKey: shopKey(shop),
    name,
    jurisdiction,
    licence: { number: 'DEMONSTRATION', type: 'Invented shop', status: 'Not licensed', expiresOn: null },
    serves,
    address: { street, city, county: null, postalCode },
    location: { latitude, longitude },
    timeZone,
    openingHours: openingHours(shop.hours),
    website: null,
    source: { name: 'Embedded demonstration catalogue', terms: 'Invented', refreshedOn: null },
    isDemonstration: true,
  };
}

/** What tells an invented shop from the others. */
export function shopKey({ jurisdiction, name }: ShopEntry): string {
  return `demonstration/${jurisdiction}/${name}`;
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
}
