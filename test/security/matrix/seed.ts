import { findOrCreateDispensary, importDispensaries, importJurisdictions } from '@weedhounds/dispensary';
import { accept } from '@weedhounds/ingest';
import * as menu from '@weedhounds/menu';
import type {
  DataSource,
  LabSampleRecord,
  MenuItemRecord,
  RetailerRecord,
  StrainRecord,
  VariantRecord,
} from '@weedhounds/provider-terms';
import type { Stores } from '@weedhounds/sandbox';
import * as strain from '@weedhounds/strain';
import { createId } from '@weedhounds/subgraph';
import { allKinds, type Kind, kinds } from './oracle.ts';
import { type Place, places } from './places.ts';

/** A shop with one item of each kind. */
export interface Shop {
  place: Place;
  id: string;
  slug: string;
  name: string;
  menuId: string;
  itemIds: Record<Kind, string>;
}

/** Of what each kind of item is; no two are alike. */
export const strains: Record<Kind, { name: string; slug: string }> = {
  adult: { name: 'Runtz', slug: 'runtz' },
  both: { name: 'Blue Dream', slug: 'blue-dream' },
  medical: { name: 'Gelato 41', slug: 'gelato-41' },
  unstated: { name: 'Zkittlez', slug: 'zkittlez' },
};

/** The word that stands in all texts of an item, and in nothing else. */
export const markerOf = (kind: Kind, { code }: Place) => `sold-${kind}-in-${code}`;

const source: DataSource = { name: 'Invented', terms: 'CC0', refreshedOn: '2026-11-01' };

/** Fills an empty, migrated database with at least one value of each field: two shops at each place. */
export async function seed(stores: Stores): Promise<Shop[]> {
  await strain.importAnalytes(stores.strain);
  await strain.importStrains(stores.strain, fileOf(Object.values(strains).map(toStrain)));
  await strain.importLab(stores.strain, fileOf(Object.values(strains).map(toSample)));
  const rules = places.flatMap(({ rule }) => rule ?? []);
  await importJurisdictions(stores.dispensary, rules);
  await menu.importRules(stores.menu, rules);
  const shops = places.flatMap((place) =>
    ['First', 'Second'].map((name) => ({ place, name: `${name} ${place.code}` })),
  );
  await importDispensaries(stores.dispensary, shops.map(toRetailer));
  return Promise.all(shops.map((shop, at) => openShop(stores, shop, at)));
}

async function openShop(stores: Stores, { place, name }: { place: Place; name: string }, at: number): Promise<Shop> {
  const found = await findOrCreateDispensary(stores.dispensary, { name, jurisdiction: place.code ?? '' });
  const [provider, currency] = ['invented', 'USD'];
  const { menuId } = await menu.importMenuRecords(
    stores.menu,
    { dispensary: found, provider, currency, providerId: 'shop', fetchedAt: '2026-11-02T00:00:00.000Z' },
    allKinds.map((kind) => toItem(kind, place, at)),
  );
  const itemIds = Object.fromEntries(
    allKinds.map((kind) => [kind, createId('itm', menuId, provider, kind)]),
  ) as Shop['itemIds'];
  return { place, id: found.id, slug: found.slug, name, menuId, itemIds };
}

function toItem(kind: Kind, place: Place, at: number): MenuItemRecord {
  const text = markerOf(kind, place);
  const price = { minorUnits: 7_000_000 + at * 1_000 + allKinds.indexOf(kind) * 100, currency: 'USD' };
  const uses: readonly ('ADULT' | 'MEDICAL')[] = kinds[kind];
  const variants = uses.flatMap((use): VariantRecord[] => {
    const common = {
      use,
      price,
      salePrice: { ...price, minorUnits: price.minorUnits - 1 },
      stock: 5,
      // Long enough ago for the sale to be judged.
      priceHistory: [{ at: '2026-09-01T00:00:00.000Z', price, salePrice: null }],
    };
    return [
      {
        ...common,
        sourceKey: `${use} w`,
        label: `${text} 3.5g`,
        measure: { kind: 'weight', grams: 3.5, count: 2, rule: text },
      },
      {
        ...common,
        sourceKey: `${use} d`,
        label: `${text} 10mg`,
        measure: { kind: 'dose', milligrams: 10, count: 1, rule: text },
      },
    ];
  });
  const potency = { low: 20, high: 21, unit: 'PERCENT', rawText: text, rawUnit: '%', rule: 'figures' } as const;
  return {
    sourceKey: kind,
    name: `${strains[kind].name} ${text}`,
    brand: text,
    category: 'FLOWER',
    rawCategory: text,
    subcategory: text,
    rawStrainType: text,
    description: text,
    imageUrl: `https://images.example/${text}`,
    strain: { ...strains[kind], rule: 'NAME_PART', confidence: 0.9 },
    potencies: [
      { ...potency, compound: 'THC', analyteId: 'thc' },
      { ...potency, compound: 'CBD', analyteId: 'cbd' },
    ],
    variants,
  };
}

function toRetailer({ place, name }: { place: Place; name: string }): RetailerRecord {
  return {
    sourceKey: name,
    name,
    jurisdiction: place.code ?? '',
    licence: { number: '1', type: 'Shop', status: 'Active', expiresOn: '2030-01-01' },
    serves: ['ADULT'],
    address: { street: '1 Way', city: 'Town', county: 'County', postalCode: '00000' },
    location: { latitude: 40, longitude: -100 },
    timeZone: 'America/Denver',
    openingHours: [{ weekday: 'MONDAY', opensAt: '09:00', closesAt: '21:00' }],
    website: 'https://shop.example/',
    source,
    isDemonstration: false,
  };
}

function toStrain({ name, slug }: { name: string; slug: string }): StrainRecord {
  const parents = slug === strains.adult.slug ? [strains.both, strains.unstated] : [];
  return {
    slug,
    name,
    aliases: [`${name} alias`],
    type: 'HYBRID',
    breeder: 'Somebody',
    description: 'A strain.',
    effects: ['relaxed'],
    flavors: ['citrus'],
    ...(parents.length > 0 && { parents }),
    source,
  };
}

function toSample({ name, slug }: { name: string; slug: string }, at: number): LabSampleRecord {
  const found = {
    thc: 20,
    cbd: 0.5,
    'beta-myrcene': 0.5 + at / 10,
    limonene: 0.3,
    'beta-caryophyllene': 0.2,
    linalool: 0.1,
    'alpha-humulene': 0.1,
    'alpha-pinene': 0.05,
  };
  return {
    sampleId: slug,
    productName: name,
    strainName: name,
    strainSlug: slug,
    productType: 'FLOWER',
    testedOn: '2026-10-01',
    producer: 'producer-1',
    lab: 'A laboratory',
    cannabinoidUnit: 'PERCENT',
    terpeneUnit: 'PERCENT',
    rawUnits: { cannabinoids: 'percent', terpenes: 'percent' },
    results: Object.entries(found).map(([analyteId, value]) => ({
      analyteId,
      status: 'DETECTED',
      value,
      unit: 'PERCENT',
      raw: `${value}`,
      rule: 'number',
    })),
    totalCannabinoids: 21,
    totalTerpenes: 2,
    source,
  };
}

function fileOf<T>(records: readonly T[]) {
  async function* read() {
    for (const [at, row] of records.entries()) yield { line: at + 1, raw: JSON.stringify(row), row };
  }
  return { source: read(), translate: (row: T) => accept(row) };
}
