import type { Entry } from '@weedhounds/cache';
import { type Choose, createChance } from '../../differential/chance.ts';
import { dispensary, menuItem, prices, profile, results, review, stock, strain } from './values.ts';

export interface Sample {
  /** Kebab-case. */
  name: string;
  entry: Entry;
}

const day = 86_400_000;
const storedAt = Date.UTC(2026, 0, 5, 12);
const list = <Item>(length: number, item: (choose: Choose, index: number) => Item) => {
  const choose = createChance(length);
  return Array.from({ length }, (_, index) => item(choose, index));
};

/** What the gateway keeps, of every policy and in the sizes it comes in: always the same. */
export function createSamples(): Sample[] {
  const item = list(1, menuItem)[0] ?? {};
  return [
    sample('prices-of-item', 'PRICING_DATA', prices(createChance(1)), ['entity Variant {"id":"v0"}']),
    sample('stock-of-item', 'INVENTORY', stock(createChance(2)), ['entity Variant {"id":"v0"}']),
    sample('menu-item', 'MENU_DATA', item, ['entity MenuItem {"ref":"TWVudUl0ZW06MA"}', 'type Menu']),
    sample('menu-items-5', 'MENU_DATA', page(list(5, menuItem)), tagsOf(5)),
    sample('menu-items-50', 'MENU_DATA', page(list(50, menuItem)), tagsOf(50)),
    sample('strain', 'STRAIN_INFO', strain(createChance(3)), ['entity Strain {"slug":"blue-dream"}']),
    sample('profile-of-40', 'TERPENE_PROFILES', profile(createChance(4)), ['entity Strain {"slug":"blue-dream"}']),
    sample('results-of-40', 'LAB_RESULTS', results(createChance(5)), ['entity LabSample {"ref":"TGFiOjE"}']),
    sample('dispensary', 'DISPENSARY_INFO', dispensary(createChance(6)), ['entity Dispensary {"ref":"RGlzcDox"}']),
    sample('reviews-20', 'USER_REVIEWS', page(list(20, review)), ['entity Strain {"slug":"blue-dream"}']),
  ];
}

function sample(name: string, policy: string, value: unknown, tags: readonly string[]): Sample {
  const entry: Entry = {
    value,
    policy,
    storedAt,
    freshUntil: storedAt + day,
    staleUntil: storedAt + 2 * day,
    staleIfErrorUntil: storedAt + 3 * day,
    tags: ['subgraph menu', 'type MenuItem', ...tags],
    fence: { generation: '6f9d2c41-8e0b-4d55-9a3e-2f7c10b6d8aa', number: 48_213 },
    buildMs: 7.25,
  };
  return { name, entry };
}

const page = (nodes: readonly object[]) => ({
  __typename: 'Connection',
  nodes,
  pageInfo: { __typename: 'PageInfo', hasNextPage: true, endCursor: 'WyJuYW1lIiw0OV0' },
});

const tagsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => `entity MenuItem {"ref":"TWVudUl0ZW06${index}"}`);
