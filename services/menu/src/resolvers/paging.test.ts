import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MenuItemRow } from '../store/rows.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { listMixedMenus, shops } from '../testing/mixed-menus.fixture.ts';
import { refusals, shopId, startTestMenu, type TestMenu } from '../testing/start-test-menu.fixture.ts';
import { patientInColorado } from '../testing/viewers.fixture.ts';

interface Page {
  edges: { cursor: string; score: number | null; distance: number | null; node: { id: string } }[];
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const page = `edges { cursor score distance node { id } } nodes { id }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`;

describeOnEveryDatabase('lists page by page', (open) => {
  let menu: TestMenu;
  let rows: MenuItemRow[];
  beforeAll(async () => {
    menu = await startTestMenu(await open(), patientInColorado);
    await listMixedMenus(menu);
    rows = await menu.store.client.menuItem.findMany();
  });
  afterAll(() => menu.close());

  /** Goes through a list page by page and checks each page's own claims. */
  async function walk(first: number, ask: (args: { first: number; after: string | null }) => Promise<Page>) {
    const edges: Page['edges'] = [];
    let after: string | null = null;
    for (;;) {
      const part: Page = await ask({ first, after });
      const cursors = part.edges.map(({ cursor }) => cursor);
      expect(part.nodes).toEqual(part.edges.map(({ node }) => node));
      expect(part.pageInfo).toEqual({
        hasNextPage: part.pageInfo.hasNextPage,
        hasPreviousPage: after !== null,
        startCursor: cursors[0] ?? null,
        endCursor: cursors.at(-1) ?? null,
      });
      edges.push(...part.edges);
      if (!part.pageInfo.hasNextPage) return edges;
      expect(part.edges).toHaveLength(first);
      after = part.pageInfo.endCursor;
    }
  }

  const search = `query ($text: String, $filter: MenuItemFilter, $sort: MenuItemSort, $first: Int, $after: String) {
  searchMenuItems(text: $text, filter: $filter, sort: $sort, first: $first, after: $after) { ${page} } }`;

  async function walkSearch(first: number, args: Record<string, unknown>) {
    return walk(first, async (place) => (await menu.ask(search, { ...args, ...place })).data.searchMenuItems);
  }

  type Value = string | bigint | number | null;

  /** Ids by a value and then by id; nulls last. What SQL is asked to do, done in memory. */
  function sorted(items: readonly MenuItemRow[], value: (row: MenuItemRow) => Value): string[] {
    const compare = (a: Value, b: Value) => {
      if (a === b) return 0;
      if (a === null || b === null) return a === null ? 1 : -1;
      return a < b ? -1 : 1;
    };
    return items.toSorted((a, b) => compare(value(a), value(b)) || compare(a.id, b.id)).map(({ id }) => id);
  }

  const columns: Record<'NAME' | 'PRICE' | 'PRICE_PER_GRAM', (row: MenuItemRow) => Value> = {
    NAME: (row) => row.sortName,
    PRICE: (row) => row.lowestPrice,
    PRICE_PER_GRAM: (row) => row.lowestPricePerGram,
  };
  const sorts = fc.constantFrom('NAME' as const, 'PRICE' as const, 'PRICE_PER_GRAM' as const);
  const sizes = fc.integer({ min: 1, max: 100 });

  it('holds nulls and ties in every order, or these tests would prove nothing', () => {
    for (const value of Object.values(columns)) expect(new Set(rows.map(value)).size).toBeLessThan(rows.length / 2);
    expect(rows.some(({ lowestPrice }) => lowestPrice === null)).toBe(true);
    expect(
      rows.some(({ lowestPricePerGram, lowestPrice }) => lowestPricePerGram === null && lowestPrice !== null),
    ).toBe(true);
  });

  it('shows every item of all menus once, in order, whatever the order and the page size', async () => {
    await fc.assert(
      fc.asyncProperty(sorts, sizes, async (sort, first) => {
        const edges = await walkSearch(first, { sort });
        expect(edges.map(({ node }) => node.id)).toEqual(sorted(rows, columns[sort]));
      }),
      {
        numRuns: 25,
        examples: [
          ['PRICE_PER_GRAM', 1],
          ['PRICE', 17],
          ['NAME', 68],
        ],
      },
    );
  });

  it('shows every item of a menu once, in order, whatever the order and the page size', async () => {
    const query = `query ($id: ID!, $sort: MenuItemSort, $first: Int, $after: String) {
    menu(dispensaryId: $id) { items(sort: $sort, first: $first, after: $after) { ${page} } } }`;
    const anyShop = fc.constantFrom(...shops.map(({ name }) => shopId(name)));
    await fc.assert(
      fc.asyncProperty(anyShop, sorts, sizes, async (id, sort, first) => {
        const edges = await walk(
          first,
          async (place) => (await menu.ask(query, { id, sort, ...place })).data.menu.items,
        );
        const own = rows.filter(({ dispensaryId }) => dispensaryId === id);
        expect(edges.map(({ node }) => node.id)).toEqual(sorted(own, columns[sort]));
      }),
      { numRuns: 25 },
    );
  });

  it('shows every offer of a strain once, the cheapest a gram first, whatever the page size', async () => {
    const query = `query ($strain: [_Any!]!, $first: Int, $after: String) {
    _entities(representations: $strain) { ... on Strain { offers(first: $first, after: $after) { ${page} } } } }`;
    const slugs = ['apple-fritter', 'blue-dream-2'];
    const strain = [{ __typename: 'Strain', slug: slugs[0], knownSlugs: slugs }];
    const own = rows.filter(({ strainSlug }) => strainSlug !== null && slugs.includes(strainSlug));
    expect(own.length).toBeGreaterThan(10);
    for (const first of [1, 3, 100]) {
      const edges = await walk(
        first,
        async (place) => (await menu.ask(query, { strain, ...place })).data._entities[0].offers,
      );
      expect(edges.map(({ node }) => node.id)).toEqual(sorted(own, columns.PRICE_PER_GRAM));
    }
  });

  it.each(['NEAREST', 'BEST_MATCH'] as const)(
    'shows every item found once by %s, whatever the page size',
    async (sort) => {
      const near = { latitude: 39.74, longitude: -104.99, radius: 60 };
      const args = { sort, text: 'blue dreem', filter: { near } };
      const all = (await menu.ask(search, { ...args, first: 100 })).data.searchMenuItems as Page;
      const rank = ({ score, distance }: Page['edges'][number]) => (sort === 'NEAREST' ? distance : -(score ?? 0));
      expect(all.edges.length).toBeGreaterThan(8);
      expect(new Set(all.edges.map(rank)).size).toBeGreaterThan(1);
      const byValue = all.edges.toSorted(
        (a, b) => Number(rank(a)) - Number(rank(b)) || (a.node.id < b.node.id ? -1 : 1),
      );
      expect(all.edges).toEqual(byValue);
      for (const first of [1, 2, 5]) expect(await walkSearch(first, args)).toEqual(all.edges);
    },
  );

  const refusedAt = (argument: string[]) => ({ path: ['searchMenuItems'], code: 'BAD_USER_INPUT', argument });

  it.each([
    ['a first of 0', { first: 0 }, ['first']],
    ['a first of 101', { first: 101 }, ['first']],
    ['a malformed cursor', { after: 'x' }, ['after']],
  ])('refuses %s', async (_, args, argument) => {
    const answer = await menu.ask(search, args);
    expect(answer.data).toEqual({ searchMenuItems: null });
    expect(refusals(answer)).toEqual([refusedAt(argument)]);
  });

  it('refuses the cursor of another order, text or place', async () => {
    const near = { latitude: 39.74, longitude: -104.99, radius: 60 };
    const lists = [
      { sort: 'NAME' },
      { sort: 'PRICE' },
      { sort: 'BEST_MATCH', text: 'blue dream' },
      { sort: 'BEST_MATCH', text: 'apple fritter' },
      { sort: 'NEAREST', filter: { near } },
      { sort: 'NEAREST', filter: { near: { ...near, latitude: 40 } } },
    ];
    for (const one of lists) {
      const { data } = await menu.ask(search, { ...one, first: 1 });
      for (const other of lists) {
        const answer = await menu.ask(search, { ...other, after: data.searchMenuItems.pageInfo.endCursor });
        expect(refusals(answer)).toEqual(one === other ? [] : [refusedAt(['after'])]);
      }
    }
  });

  it.each([
    ['NAME', ['a\u0000', 'itm_00000000000000000000']],
    ['NAME', [5, 'itm_00000000000000000000']],
    ['PRICE', ['a', 'itm_00000000000000000000']],
    ['PRICE', [1.5, 'itm_00000000000000000000']],
    ['PRICE', [1e300, 'itm_00000000000000000000']],
    ['PRICE', [5, 'nonsense']],
  ])('refuses a made-up cursor of %s that holds %j', async (sort, values) => {
    const after = Buffer.from(JSON.stringify([sort, ...values])).toString('base64url');
    expect(refusals(await menu.ask(search, { sort, after }))).toEqual([refusedAt(['after'])]);
  });
});
