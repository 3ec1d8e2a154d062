import type { Catalogue, Item } from '../shop/catalogue.ts';

/** A value that a fetch needs, and under which policy it may be kept. */
export interface NeededValue {
  /** Names it among all values. */
  value: string;
  policy: 'DISPENSARY_INFO' | 'MENU_DATA' | 'PRICING_DATA' | 'INVENTORY' | 'STRAIN_INFO' | 'TERPENE_PROFILES';
  /** Which of an item's values; undefined for what never changes. */
  changes?: { item: number; what: 'price' | 'stock' };
}

/** One of the twelve operations of the traffic. */
export interface TrafficDocument {
  query: string;
  /** Of what the id in `$id` is drawn. */
  of: 'dispensaries' | 'items' | 'strains';
  /** The right answer. */
  answer(catalogue: Catalogue, id: number): unknown;
  /** The values that each of its fetches needs. */
  fetches(catalogue: Catalogue, id: number): NeededValue[][];
}

const itemFields = ['name', 'brand', 'category', 'price', 'stock'] as const;
type ItemField = (typeof itemFields)[number];

const policyOfItem = (field: ItemField): NeededValue['policy'] =>
  field === 'price' ? 'PRICING_DATA' : field === 'stock' ? 'INVENTORY' : 'MENU_DATA';

function itemValue(id: number, field: ItemField): NeededValue {
  const value = `item ${id} ${field}`;
  const policy = policyOfItem(field);
  return field === 'price' || field === 'stock'
    ? { value, policy, changes: { item: id, what: field } }
    : { value, policy };
}

const itemRef = (id: number): NeededValue => ({ value: `item ${id} refs`, policy: 'MENU_DATA' });
const listOf = (id: number, first: number): NeededValue => ({ value: `list ${id} ${first}`, policy: 'MENU_DATA' });
const shopValue = (id: number, field: string): NeededValue => ({
  value: `shop ${id} ${field}`,
  policy: 'DISPENSARY_INFO',
});
const strainValue = (id: number, field: string): NeededValue => ({
  value: `strain ${id} ${field}`,
  policy: field === 'terpenes' ? 'TERPENE_PROFILES' : 'STRAIN_INFO',
});

const pick = (object: object | undefined, fields: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field, (object as Record<string, unknown> | undefined)?.[field]]));
const distinct = (values: readonly NeededValue[]): NeededValue[] => [
  ...new Map(values.map((value) => [value.value, value])).values(),
];

/** An item with some of its fields, and some of its strain's and shop's. */
function itemDocument(
  fields: readonly ItemField[],
  { strain = [], shop = [] }: { strain?: readonly string[]; shop?: readonly string[] } = {},
): TrafficDocument {
  const inner = (name: string, of: readonly string[]) =>
    of.length === 0 ? '' : `${name} { ${of.map((field) => (field === 'terpenes' ? terpenes : field)).join(' ')} }`;
  return {
    query: `query ($id: ID!) { item(id: $id) { ${fields.join(' ')} ${inner('strain', strain)} ${inner('dispensary', shop)} } }`,
    of: 'items',
    answer({ items, strains, dispensaries }, id) {
      const item = items[id];
      return {
        item: {
          ...pick(item, fields),
          ...(strain.length > 0 && { strain: pick(strains[item?.strain ?? -1], strain) }),
          ...(shop.length > 0 && { dispensary: pick(dispensaries[item?.dispensary ?? -1], shop) }),
        },
      };
    },
    fetches({ items }, id) {
      const item = items[id] as Item;
      const first = fields.map((field) => itemValue(id, field));
      return [
        strain.length + shop.length > 0 ? [itemRef(id), ...first] : first,
        ...(strain.length > 0 ? [strain.map((field) => strainValue(item.strain, field))] : []),
        ...(shop.length > 0 ? [shop.map((field) => shopValue(item.dispensary, field))] : []),
      ];
    },
  };
}

/** A shop's menu, with some fields of its items and of their strains. */
function menuDocument(
  first: number,
  fields: readonly ItemField[],
  { strain = [], shop = [] }: { strain?: readonly string[]; shop?: readonly string[] } = {},
): TrafficDocument {
  const strainPart = strain.length === 0 ? '' : `strain { ${strain.join(' ')} }`;
  return {
    query: `query ($id: ID!) { dispensary(id: $id) { id ${shop.join(' ')} items(first: ${first}) { ${fields.join(' ')} ${strainPart} } } }`,
    of: 'dispensaries',
    answer({ dispensaries, items, strains }, id) {
      const dispensary = dispensaries[id];
      return {
        dispensary: {
          id: String(id),
          ...pick(dispensary, shop),
          items: (dispensary?.items ?? []).slice(0, first).map((item) => ({
            ...pick(items[item], fields),
            ...(strain.length > 0 && { strain: pick(strains[items[item]?.strain ?? -1], strain) }),
          })),
        },
      };
    },
    fetches({ dispensaries, items }, id) {
      const shown = (dispensaries[id]?.items ?? []).slice(0, first);
      const ofItems = shown.flatMap((item) => fields.map((field) => itemValue(item, field)));
      const refs = strain.length > 0 ? shown.map(itemRef) : [];
      const strains = shown.flatMap((item) => strain.map((field) => strainValue(items[item]?.strain ?? -1, field)));
      return [
        [shopValue(id, 'exists'), ...shop.map((field) => shopValue(id, field))],
        [listOf(id, first), ...refs, ...ofItems],
        ...(strain.length > 0 ? [distinct(strains)] : []),
      ];
    },
  };
}

function strainDocument(fields: readonly string[]): TrafficDocument {
  const asked = fields.map((field) => (field === 'terpenes' ? terpenes : field));
  return {
    query: `query ($id: ID!) { strain(id: $id) { ${asked.join(' ')} } }`,
    of: 'strains',
    answer: ({ strains }, id) => ({ strain: pick(strains[id], fields) }),
    fetches: (_, id) => [fields.map((field) => strainValue(id, field))],
  };
}

const terpenes = 'terpenes { name percent }';

/** Twelve ways in which a frontend looks at a shop, those that are looked at most first: menus, then items, then strains. */
export const trafficDocuments: readonly TrafficDocument[] = [
  menuDocument(20, ['name', 'brand', 'price', 'stock'], { shop: ['name', 'city'] }),
  menuDocument(10, ['name', 'price']),
  menuDocument(10, ['name', 'price'], { strain: ['name', 'kind', 'thc'], shop: ['name'] }),
  itemDocument(['name', 'brand', 'category', 'price', 'stock']),
  itemDocument(['name', 'price'], { strain: ['name', 'kind'] }),
  itemDocument(['name', 'price']),
  itemDocument(['name', 'brand', 'stock'], { strain: ['name', 'thc', 'terpenes'], shop: ['name', 'city'] }),
  strainDocument(['name', 'kind']),
  itemDocument(['price', 'stock']),
  strainDocument(['name', 'thc', 'terpenes']),
  itemDocument(['stock'], { shop: ['name'] }),
  strainDocument(['kind', 'thc']),
];
