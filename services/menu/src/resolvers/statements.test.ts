import { stranger } from '@weedhounds/subgraph/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { itemRecord, strainOf, thcOf, usd, variantRecord } from '../testing/records.fixture.ts';
import { shopId, startTestMenu, type TestMenu } from '../testing/start-test-menu.fixture.ts';

const shops = Array.from({ length: 12 }, (_, at) => `Shop ${at}`);
const shopIds = shops.map(shopId);

describeOnEveryDatabase('statements', (open) => {
  let menu: TestMenu;
  beforeAll(async () => {
    menu = await startTestMenu(await open());
    const records = Array.from({ length: 60 }, (_, at) =>
      itemRecord(`item ${at}`, {
        strain: strainOf(`Strain ${at}`),
        potencies: [thcOf(20)],
        variants: [variantRecord(), variantRecord({ sourceKey: 'half', price: usd(12000) })],
      }),
    );
    for (const [at, shop] of shops.entries()) {
      await menu.list(shop, at === 0 ? records : records.slice(0, 5), {
        dispensary: { latitude: 39.74, longitude: -104.99 },
      });
    }
    // The rules are read for the first request, and then once a minute.
    await menu.ask('{ searchMenuItems(first: 1) { nodes { id } } }');
  });
  afterAll(() => menu.close());

  /** How many statements an operation takes that must succeed, with what it answers. */
  async function count(query: string, variables: Record<string, unknown>) {
    menu.statements.reset();
    const { data, errors } = await menu.ask(query, variables);
    expect(errors).toBeUndefined();
    return { data, statements: menu.statements.count() };
  }

  /** Every field of an item that leads to a table of its own, or to another subgraph. */
  const itemFields = `id name menu { id currency provenance { provider } } dispensary { id } strain { slug } provenance { fetchedAt }
  potencies { compound analyte { id } } thc { high } cbd { high }
  variants { id pricePerGram { minorUnits } pricePer10MgThc { minorUnits } stock { asOf }
    priceHistory(first: 2) { nodes { price { minorUnits } } } }`;

  it('reads a page of a menu in as many statements at 50 items as at 5', async () => {
    const query = `query ($id: ID!, $first: Int) { menu(dispensaryId: $id) {
    itemCount categories { count } items(first: $first) { nodes { ${itemFields} } } } }`;
    const few = await count(query, { id: shopIds[0], first: 5 });
    const many = await count(query, { id: shopIds[0], first: 50 });
    expect([few.data, many.data].map(({ menu: { items } }) => items.nodes.length)).toEqual([5, 50]);
    // The menu, its categories, the places of the page, the items, their variants, potencies and prices.
    expect([few.statements, many.statements]).toEqual([7, 7]);
  });

  it('searches in as many statements at 50 items as at 5', async () => {
    const query = `query ($text: String, $first: Int) { searchMenuItems(text: $text, first: $first,
    filter: { near: { latitude: 39.74, longitude: -104.99 } }, sort: NEAREST) { nodes { ${itemFields} } } }`;
    const few = await count(query, { first: 5 });
    const many = await count(query, { first: 50 });
    expect([few.statements, many.statements]).toEqual([6, 6]);
    const fewFound = await count(query, { first: 5, text: 'item' });
    const manyFound = await count(query, { first: 50, text: 'item' });
    expect(manyFound.data.searchMenuItems.nodes).toHaveLength(50);
    expect(manyFound.statements).toBe(fewFound.statements);
  });

  it('reads pages of twelve menus in as many statements as of one', async () => {
    const query = `query ($shops: [_Any!]!) { _entities(representations: $shops) { ... on Dispensary {
    menu { itemCount items(first: 5) { nodes { ${itemFields} } } } } } }`;
    const shopsOf = (ids: string[]) => ({ shops: ids.map((id) => ({ __typename: 'Dispensary', id })) });
    const one = await count(query, shopsOf(shopIds.slice(0, 1)));
    const all = await count(query, shopsOf(shopIds));
    expect(all.data._entities.map((shop: { menu: { items: { nodes: [] } } }) => shop.menu.items.nodes.length)).toEqual(
      shopIds.map(() => 5),
    );
    expect([one.statements, all.statements]).toEqual([7, 7]);
  });

  it('reads pages of fifty strains’ offers in as many statements as of five', async () => {
    const query = `query ($strains: [_Any!]!) { _entities(representations: $strains) { ... on Strain {
    offers(first: 3) { nodes { ${itemFields} } } } } }`;
    const strainsOf = (number: number) => ({
      strains: Array.from({ length: number }, (_, at) => ({
        __typename: 'Strain',
        slug: `strain-${at}`,
        knownSlugs: [`strain-${at}`, `alias-${at}`],
      })),
    });
    const few = await count(query, strainsOf(5));
    const many = await count(query, strainsOf(50));
    expect(many.data._entities.map((strain: { offers: { nodes: [] } }) => strain.offers.nodes.length)).toEqual(
      Array.from({ length: 50 }, (_, at) => (at < 5 ? 3 : 1)),
    );
    expect([few.statements, many.statements]).toEqual([6, 6]);
  });

  it('reads references to fifty items, menus and variants in as many statements as to five', async () => {
    const query = `query ($things: [_Any!]!) { _entities(representations: $things) {
    ... on MenuItem { name } ... on Variant { label stock { asOf } } } }`;
    const variants = await menu.store.client.variant.findMany({ take: 50 });
    const thingsOf = (number: number) => ({
      things: variants.slice(0, number).flatMap(({ id, itemId }) => [
        { __typename: 'MenuItem', id: itemId },
        { __typename: 'MenuItem', ref: itemId },
        { __typename: 'Variant', id },
      ]),
    });
    expect([(await count(query, thingsOf(5))).statements, (await count(query, thingsOf(50))).statements]).toEqual([
      3, 3,
    ]);
  });

  it('compares ten menus in as many statements as two', async () => {
    const query = `query ($ids: [ID!]!) { compareMenus(dispensaryIds: $ids, first: 50) { nodes {
    offers { item { ${itemFields} } } } } }`;
    const two = await count(query, { ids: shopIds.slice(1, 3) });
    const ten = await count(query, { ids: shopIds.slice(1, 11) });
    expect([two.statements, ten.statements]).toEqual([6, 6]);
  });

  it('refuses fifty references in as many statements as five', async () => {
    const query = `query ($things: [_Any!]!) { _entities(representations: $things) { ... on MenuItem { name } ... on Variant { label } } }`;
    const variants = await menu.store.client.variant.findMany({ take: 50 });
    const refuse = async (number: number) => {
      menu.statements.reset();
      const things = variants.slice(0, number).flatMap(({ id, itemId }) => [
        { __typename: 'MenuItem', id: itemId },
        { __typename: 'Variant', id },
      ]);
      const { errors } = await menu.ask(query, { things }, stranger);
      return [errors.length, menu.statements.count()];
    };
    expect([await refuse(5), await refuse(50)]).toEqual([
      [10, 2],
      [100, 2],
    ]);
  });

  it('takes one statement more for each different query of a list', async () => {
    const query = `query ($id: ID!) { menu(dispensaryId: $id) {
    a: items(first: 5) { nodes { id } } b: items(first: 5) { nodes { id } } c: items(first: 5, sort: PRICE) { nodes { id } } } }`;
    expect((await count(query, { id: shopIds[0] })).statements).toBe(4);
  });
});
