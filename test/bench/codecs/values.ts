import type { Choose } from '../../differential/chance.ts';

const pick = <Item>(choose: Choose, items: readonly [Item, ...Item[]]): Item =>
  items[choose(items.length - 1)] ?? items[0];

const words = [
  'sweet berry aroma earthy citrus pine notes with relaxing uplifting body effect evening daytime creative focus dense buds',
  'grown indoors small batch slow cured hand trimmed frosty trichomes smooth smoke fruity finish balanced hybrid classic',
]
  .join(' ')
  .split(' ') as [string, ...string[]];

const sentence = (choose: Choose, length: number) =>
  `${Array.from({ length }, () => pick(choose, words)).join(' ')}.`.replace(/^./, (letter) => letter.toUpperCase());

const decimal = (choose: Choose, most: number, decimals: number) => choose(most * 10 ** decimals) / 10 ** decimals;

const money = (choose: Choose) => ({ __typename: 'Money', amount: decimal(choose, 90, 2).toFixed(2), currency: 'USD' });

/** Prices of an item's variants. */
export function prices(choose: Choose): object {
  return {
    variants: [1, 3.5, 7, 14].map((grams) => ({
      __typename: 'Variant',
      id: `v${grams}`,
      price: money(choose),
      salePrice: null,
      currentPrice: money(choose),
      pricePerGram: money(choose),
    })),
  };
}

/** What of an item is there. */
export function stock(choose: Choose): object {
  return {
    stock: { __typename: 'Stock', state: pick(choose, ['IN_STOCK', 'LOW', 'OUT_OF_STOCK']), count: choose(40) },
  };
}

/** An item of a menu, without its prices. */
export function menuItem(choose: Choose, index = 0): object {
  return {
    __typename: 'MenuItem',
    id: `TWVudUl0ZW06${index}`,
    ref: `TWVudUl0ZW06${index}`,
    name: `${pick(choose, ['Blue Dream', 'GMO Cookies', 'Gelato 33', 'Super Lemon Haze'])} ${1 + choose(6)} pack`,
    brand: pick(choose, ['Seed & Strain', 'Northern Lights Co.', 'Cresco', null]),
    category: pick(choose, ['FLOWER', 'EDIBLE', 'VAPORIZER', 'CONCENTRATE']),
    rawCategory: 'Flower - Indoor',
    rawStrainType: pick(choose, ['HYBRID', 'Sativa', 'INDICA']),
    description: choose(2) === 0 ? null : sentence(choose, 20 + choose(20)),
    image: `https://images.example/menu/${choose(1_000_000)}/${choose(1_000_000)}.jpg`,
    variants: [1, 3.5, 7].map((grams) => ({
      __typename: 'Variant',
      id: `v${index}-${grams}`,
      label: `${grams} g`,
      weight: grams,
      dose: null,
      measureRule: 'grams-label',
    })),
    potencies: ['THC', 'CBD', 'CBG'].map((compound) => ({
      __typename: 'Potency',
      compound,
      low: decimal(choose, 30, 2),
      high: decimal(choose, 30, 2),
      unit: 'PERCENT',
    })),
    strain: { __typename: 'Strain', slug: pick(choose, ['blue-dream', 'gmo', 'gelato-33', 'super-lemon-haze']) },
    serves: ['ADULT'],
  };
}

/** A strain, without its chemistry. */
export function strain(choose: Choose): object {
  return {
    __typename: 'Strain',
    id: 'U3RyYWluOmJsdWUtZHJlYW0',
    ref: 'U3RyYWluOmJsdWUtZHJlYW0',
    slug: 'blue-dream',
    name: 'Blue Dream',
    aliases: ['Azure Haze', 'Blueberry Haze'],
    type: 'HYBRID',
    breeder: 'Humboldt Seed',
    description: sentence(choose, 80),
    lineage: { __typename: 'Lineage', parents: ['blueberry', 'haze'].map((slug) => ({ __typename: 'Strain', slug })) },
    effects: ['Relaxed', 'Happy', 'Euphoric', 'Uplifted', 'Creative', 'Dry mouth', 'Dry eyes', 'Dizzy'].map((name) => ({
      __typename: 'ReportedEffect',
      name,
      votes: choose(9_000),
      share: decimal(choose, 1, 4),
    })),
    flavors: ['berry', 'sweet', 'earthy'],
  };
}

/** Statistics of forty analytes. */
export function profile(choose: Choose): object {
  return {
    sampleCount: 412,
    producerCount: 38,
    analytes: analytes.map((analyte) => ({
      __typename: 'AnalyteStatistic',
      analyte: { __typename: 'Analyte', ref: analyte },
      median: decimal(choose, 1, 3),
      lowerQuartile: decimal(choose, 1, 4),
      upperQuartile: decimal(choose, 2, 3),
      detectedCount: choose(412),
      testedCount: 412,
      share: choose(1_000_000) / 1_000_003,
    })),
    basis: 'SAMPLES',
  };
}

/** What a laboratory found of forty analytes. */
export function results(choose: Choose): object {
  return {
    results: analytes.map((analyte) => {
      const value = decimal(choose, 2, 4);
      return {
        __typename: 'LabResult',
        analyte: { __typename: 'Analyte', ref: analyte },
        status: value === 0 ? 'NOT_DETECTED' : 'DETECTED',
        value,
        unit: 'PERCENT',
        raw: value.toFixed(4),
      };
    }),
  };
}

/** A shop. */
export function dispensary(choose: Choose): object {
  return {
    __typename: 'Dispensary',
    ref: 'RGlzcDox',
    name: 'The Green Solution',
    license: '402R-00123',
    phone: '+13035550123',
    address: { __typename: 'Address', street: '2601 W Alameda Ave', city: 'Denver', state: 'CO', postalCode: '80219' },
    location: { __typename: 'Location', latitude: 39.711 + choose(999) / 1e6, longitude: -105.019 - choose(999) / 1e6 },
    timeZone: 'America/Denver',
    hours: Array.from({ length: 7 }, (_, day) => ({
      __typename: 'OpeningHours',
      day,
      opens: '08:00',
      closes: pick(choose, ['21:45', '22:00', '23:45']),
    })),
    services: ['PICKUP', 'DELIVERY'],
  };
}

/** What somebody wrote about a strain. */
export function review(choose: Choose, index = 0): object {
  return {
    __typename: 'Review',
    id: `UmV2aWV3Oj${index}`,
    rating: 1 + choose(4),
    text: sentence(choose, 10 + choose(50)),
    writtenAt: new Date(Date.UTC(2025, choose(11), 1 + choose(27), choose(23))).toISOString(),
  };
}

const analytes = [
  'alpha-bisabolol alpha-humulene alpha-pinene alpha-terpinene beta-caryophyllene beta-eucalyptol beta-myrcene beta-ocimene',
  'beta-pinene camphene caryophyllene-oxide delta-3-carene delta-limonene gamma-terpinene geraniol guaiol isopulegol linalool',
  'nerolidol p-cymene terpinolene trans-ocimene fenchol borneol camphor valencene farnesene sabinene phellandrene citronellol',
  'thc thca cbd cbda cbg cbga cbn cbc thcv delta-8-thc',
]
  .join(' ')
  .split(' ')
  .map((slug) => `QW5hbHl0ZTo${Buffer.from(slug).toString('base64url')}`);
