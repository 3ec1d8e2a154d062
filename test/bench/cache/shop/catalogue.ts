import { createChance } from '../../../differential/chance.ts';

/** What is true now, and since when. Ids are numbers from 0. */
export interface Catalogue {
  dispensaries: readonly Dispensary[];
  items: readonly Item[];
  strains: readonly Strain[];
  /** Changes an item. */
  change(id: number, what: 'price' | 'stock', value: number, now: number): void;
}

export interface Dispensary {
  id: number;
  name: string;
  city: string;
  /** Ids of its items. */
  items: readonly number[];
}

export interface Item {
  id: number;
  name: string;
  brand: string;
  category: string;
  /** In cents. */
  price: number;
  stock: number;
  dispensary: number;
  strain: number;
  /** When it was last changed, in milliseconds. */
  changedAt: { price: number; stock: number };
}

export interface Strain {
  id: number;
  name: string;
  kind: string;
  thc: number;
  terpenes: readonly { name: string; percent: number }[];
}

export interface CatalogueSize {
  dispensaries: number;
  items: number;
  strains: number;
}

const terpenes = ['myrcene', 'limonene', 'caryophyllene', 'pinene', 'linalool', 'humulene', 'ocimene', 'terpinolene'];
const categories = ['FLOWER', 'EDIBLE', 'VAPE', 'CONCENTRATE'];

/** A catalogue that is the same for the same seed. */
export function createCatalogue(size: CatalogueSize, seed: number): Catalogue {
  const choose = createChance(seed);
  const items = Array.from(
    { length: size.items },
    (_, id): Item => ({
      id,
      name: `Item ${id}`,
      brand: `Brand ${choose(99)}`,
      category: categories[choose(3)] ?? '',
      price: 1_000 + choose(9_000),
      stock: choose(50),
      dispensary: id % size.dispensaries,
      strain: choose(size.strains - 1),
      changedAt: { price: 0, stock: 0 },
    }),
  );
  const strains = Array.from(
    { length: size.strains },
    (_, id): Strain => ({
      id,
      name: `Strain ${id}`,
      kind: ['INDICA', 'SATIVA', 'HYBRID'][choose(2)] ?? '',
      thc: choose(300) / 10,
      terpenes: terpenes.map((name) => ({ name, percent: choose(200) / 100 })),
    }),
  );
  const dispensaries = Array.from(
    { length: size.dispensaries },
    (_, id): Dispensary => ({
      id,
      name: `Shop ${id}`,
      city: `City ${choose(40)}`,
      items: items.filter(({ dispensary }) => dispensary === id).map((item) => item.id),
    }),
  );
  return {
    dispensaries,
    items,
    strains,
    change(id, what, value, now) {
      const item = items[id];
      if (!item) throw new RangeError(`Items have ids from 0 to ${items.length - 1}; got ${id}.`);
      item[what] = value;
      item.changedAt[what] = now;
    },
  };
}
