import type { CompoundPotency, MenuItemRecord, PotencyUnit, ProductCategory } from '@weedhounds/provider-terms';
import type { Fault } from './faults.ts';
import { dollars, flipped, type Size, sizesOf } from './rows.ts';
import type { Row } from './wire-format.ts';

/** Weights that Jane has a price field for, in grams. */
const weights: ReadonlyMap<number, string> = new Map([
  [0.5, 'half_gram'],
  [1, 'gram'],
  [2, 'two_gram'],
  [3.5, 'eighth_ounce'],
  [7, 'quarter_ounce'],
  [14, 'half_ounce'],
  [28, 'ounce'],
]);
const priceIds = ['each', ...weights.values()];

/** Kind and subtype; where the subtype is null it is the product's own. */
const kinds: Readonly<Record<ProductCategory, readonly [kind: string, subtype: string | null]>> = {
  FLOWER: ['flower', null],
  PRE_ROLL: ['pre-roll', null],
  VAPORIZER: ['vape', null],
  CONCENTRATE: ['extract', null],
  EDIBLE: ['edible', null],
  BEVERAGE: ['edible', 'Beverages'],
  CAPSULE: ['edible', 'Capsules'],
  TINCTURE: ['tincture', null],
  TOPICAL: ['topical', null],
  SEED: ['grow', 'Seeds'],
  CLONE: ['grow', 'Clones'],
  ACCESSORY: ['gear', null],
  OTHER: ['other', null],
};

const unitTexts: Readonly<Record<PotencyUnit, string>> = { PERCENT: '%', MILLIGRAM: 'mg', MILLIGRAM_PER_GRAM: 'mg/g' };
const headlines = ['thc', 'thca', 'cbd', 'cbda'] as const;

/** A product as hits: one for the weights that have a price field, one for each size that is sold by the piece. */
export function janeHits(record: MenuItemRecord): Row[] {
  const sized = sizesOf(record).map((size) => ({ size, priceId: priceIdOf(size) }));
  const weighed = sized.filter(({ priceId }) => priceId !== 'each');
  const pieces = sized.filter(({ priceId }) => priceId === 'each').map((piece) => [piece]);
  const groups = weighed.length > 0 ? [weighed, ...pieces] : pieces;
  return groups.map((group, index) => {
    const id = index === 0 ? record.sourceKey : `${record.sourceKey}:${group[0]?.size.label}`;
    return { ...describe(record, id), ...potencyFields(record.potencies, group[0]?.priceId ?? 'each'), ...sell(group) };
  });
}

/** A hit as the faults of this format have it. */
export function spoilHit(hit: Row, has: (fault: Fault) => boolean): Row {
  let spoilt = { ...hit };
  if (has('flipped-prices')) {
    const flip = ([name, value]: [string, unknown]) => [name, /price_/.test(name) ? flipped(value) : value];
    spoilt = Object.fromEntries(Object.entries(spoilt).map(flip));
  }
  if (has('unequal-arrays')) {
    const missing = priceIds.find((priceId) => spoilt[`price_${priceId}`] === null) ?? 'ounce';
    const listed = spoilt.available_weights as string[];
    spoilt = { ...spoilt, available_weights: [...listed, missing.replaceAll('_', ' ')], inventory_potencies: [] };
  }
  if (has('minus-sign') && typeof spoilt.percent_thc === 'number' && spoilt.percent_thc > 0) {
    spoilt.percent_thc = `${spoilt.percent_thc.toFixed(2)} − ${spoilt.percent_thc.toFixed(2)} %`;
  }
  if (has('emoji-category')) spoilt.kind = `🔥 ${spoilt.kind} 🌿`;
  return spoilt;
}

function describe(record: MenuItemRecord, id: string): Row {
  const [kind, subtype] = kinds[record.category];
  return {
    objectID: `${id}-menu`,
    product_id: /^\d{1,15}$/.test(id) ? Number(id) : id,
    name: record.name,
    brand: record.brand,
    kind,
    root_subtype: subtype ?? record.subcategory,
    category: record.rawStrainType,
    description: record.description,
    image_urls: record.imageUrl === null ? [] : [record.imageUrl],
    net_weight_grams: 0,
  };
}

function priceIdOf({ variants: [{ measure }] }: Size): string {
  return (measure.kind === 'weight' && measure.count === undefined && weights.get(measure.grams)) || 'each';
}

function sell(group: readonly { size: Size; priceId: string }[]): Row {
  const blank = priceIds.map((priceId) => [`price_${priceId}`, null] as const);
  const prices = group.flatMap(({ size, priceId }) => {
    const { price, salePrice } = size.variants[0];
    return [
      [`price_${priceId}`, numberOrText(dollars(price))] as const,
      [`discounted_price_${priceId}`, dollars(salePrice)] as const,
    ];
  });
  const available = group
    .filter(({ size }) => size.variants[0].stock !== 0)
    .map(({ priceId }) => priceId.replaceAll('_', ' '));
  const uses = new Set(group.flatMap(({ size }) => size.variants.map(({ use }) => use)));
  const [first] = group;
  return {
    ...Object.fromEntries([...blank, ...prices]),
    available_weights: available,
    amount: first?.size.label ?? null,
    store_types: [...uses].map((use) => (use === 'ADULT' ? 'recreational' : 'medical')),
  };
}

/** Prices of whole dollars come as text, as they do. */
function numberOrText(amount: number | null): string | number | null {
  return amount !== null && Number.isInteger(amount) ? `${amount}.0` : amount;
}

function potencyFields(potencies: readonly CompoundPotency[], priceId: string): Row {
  const percents = headlines.map((analyteId) => {
    const potency = potencies.find((one) => one.analyteId === analyteId && one.unit === 'PERCENT');
    return [analyteId, potency ? figureOf(potency) : analyteId === 'thc' ? 0 : null] as const;
  });
  const others = potencies.filter((one) => one.unit !== 'PERCENT' || !headlines.some((id) => id === one.analyteId));
  const [thc, thca] = percents.map(([, value]) => value);
  return {
    ...Object.fromEntries(percents.map(([analyteId, value]) => [`percent_${analyteId}`, value])),
    inventory_potencies: [{ price_id: priceId, thc_potency: thc, thca_potency: thca }],
    lab_results: [
      {
        price_id: priceId,
        lab_results: others.map((one) => ({
          compound_name: one.compound,
          value: one.high,
          unit: unitTexts[one.unit],
        })),
      },
    ],
  };
}

function figureOf({ low, high }: CompoundPotency): number | string {
  return low === high ? high : `${low} - ${high} %`;
}
