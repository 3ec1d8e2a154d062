import type { MenuItemRecord } from '@weedhounds/provider-terms';
import { createId } from '@weedhounds/subgraph';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { itemRecord, strainOf, thcOf, usd, variantRecord } from '../testing/records.fixture.ts';
import { refusals, shopId, startTestMenu, type TestMenu } from '../testing/start-test-menu.fixture.ts';

const dispensaryId = shopId('Green Shop');
const menuId = createId('mnu', dispensaryId);
const itemId = createId('itm', menuId, 'test', 'blue-dream');
const fetchedAt = '2026-01-02T00:00:00.000Z';

let menu: TestMenu;
beforeAll(async () => {
  menu = await startTestMenu();
  const flower = itemRecord('blue-dream', {
    name: 'Blue Dream | Acme',
    brand: 'Acme',
    rawStrainType: 'SATIVA_HYBRID',
    description: 'Sweet.',
    imageUrl: 'https://example.com/a.png',
    strain: strainOf('Blue Dream', 0.8),
    potencies: [thcOf(18, 24), { ...thcOf(0.5), compound: 'CBD', analyteId: 'cbd' }],
    variants: [
      variantRecord({ label: '1/4oz', measure: { kind: 'weight', grams: 7, rule: 'trade-ounce' }, price: usd(6001) }),
      variantRecord({ salePrice: usd(3000), use: 'MEDICAL' }),
    ],
  });
  const edible = itemRecord('gummies', {
    category: 'EDIBLE',
    potencies: [thcOf(0.2)],
    variants: [
      variantRecord({
        label: '.1g',
        measure: { kind: 'dose', milligrams: 100, count: 10, rule: 'weight-label-is-dose' },
        price: usd(2500),
        stock: 0,
      }),
    ],
  });
  const bare = itemRecord('mystery', {
    category: 'OTHER',
    rawCategory: null,
    imageUrl: 'ftp://example.com/a.png',
    variants: [
      variantRecord({ label: '', measure: { kind: 'unknown', rule: 'no-measure-in-label' }, price: null, stock: null }),
    ],
  });
  await menu.list('Green Shop', [flower, edible, bare], { providerId: 'shop-1', isDemonstration: true });
});
afterAll(() => menu.close());

it('answers every field of a menu', async () => {
  const { data } = await menu.ask(
    `query ($dispensaryId: ID!) { menu(dispensaryId: $dispensaryId) {
      id ref dispensary { id } itemCount categories { category count } currency
      provenance { provider fetchedAt providerId isDemonstration }
      items { nodes { name } pageInfo { hasNextPage hasPreviousPage } } } }`,
    { dispensaryId },
  );
  expect(data).toEqual({
    menu: {
      id: menuId,
      ref: menuId,
      dispensary: { id: dispensaryId },
      itemCount: 3,
      categories: [
        { category: 'EDIBLE', count: 1 },
        { category: 'FLOWER', count: 1 },
        { category: 'OTHER', count: 1 },
      ],
      currency: 'USD',
      provenance: { provider: 'test', fetchedAt, providerId: 'shop-1', isDemonstration: true },
      items: {
        nodes: [{ name: 'Blue Dream | Acme' }, { name: 'gummies' }, { name: 'mystery' }],
        pageInfo: { hasNextPage: false, hasPreviousPage: false },
      },
    },
  });
});

it('answers every field of an item and its variants, the smallest first', async () => {
  const { data } = await menu.ask(
    `query ($id: ID!) { menuItem(id: $id) {
      id ref menu { id } dispensary { id } name brand category rawCategory subcategory rawStrainType description image
      variants { label weight dose count measureRule price { minorUnits currency } salePrice { minorUnits }
        currentPrice { minorUnits } pricePerGram { minorUnits currency } pricePer10MgThc { minorUnits }
        stock { quantity isAvailable asOf } priceHistory { nodes { price { minorUnits } salePrice { minorUnits } observedAt } } }
      potencies { compound analyte { id } low high unit rawText rawUnit rule } thc { low high } cbd { low }
      strain { slug } strainMatch { text rule confidence } inStock lowestPricePerGram { minorUnits } serves
      provenance { provider fetchedAt providerId isDemonstration } } }`,
    { id: itemId },
  );
  expect(data.menuItem).toEqual({
    id: itemId,
    ref: itemId,
    menu: { id: menuId },
    dispensary: { id: dispensaryId },
    name: 'Blue Dream | Acme',
    brand: 'Acme',
    category: 'FLOWER',
    rawCategory: 'FLOWER',
    subcategory: null,
    rawStrainType: 'SATIVA_HYBRID',
    description: 'Sweet.',
    image: 'https://example.com/a.png',
    variants: [
      {
        label: '1/8oz',
        weight: 3.5,
        dose: null,
        count: null,
        measureRule: 'trade-ounce',
        price: { minorUnits: 3500, currency: 'USD' },
        salePrice: { minorUnits: 3000 },
        currentPrice: { minorUnits: 3000 },
        pricePerGram: { minorUnits: 857, currency: 'USD' },
        // 3.5 g at the middle of 18–24 % hold 735 mg.
        pricePer10MgThc: { minorUnits: 41 },
        stock: { quantity: 5, isAvailable: true, asOf: fetchedAt },
        priceHistory: {
          nodes: [{ price: { minorUnits: 3500 }, salePrice: { minorUnits: 3000 }, observedAt: fetchedAt }],
        },
      },
      {
        label: '1/4oz',
        weight: 7,
        dose: null,
        count: null,
        measureRule: 'trade-ounce',
        price: { minorUnits: 6001, currency: 'USD' },
        salePrice: null,
        currentPrice: { minorUnits: 6001 },
        pricePerGram: { minorUnits: 857, currency: 'USD' },
        pricePer10MgThc: { minorUnits: 41 },
        stock: { quantity: 5, isAvailable: true, asOf: fetchedAt },
        priceHistory: { nodes: [{ price: { minorUnits: 6001 }, salePrice: null, observedAt: fetchedAt }] },
      },
    ],
    potencies: [
      {
        compound: 'THC',
        analyte: { id: createId('ana', 'thc') },
        low: 18,
        high: 24,
        unit: 'PERCENT',
        rawText: '18%',
        rawUnit: '%',
        rule: 'figures',
      },
      {
        compound: 'CBD',
        analyte: { id: createId('ana', 'cbd') },
        low: 0.5,
        high: 0.5,
        unit: 'PERCENT',
        rawText: '0.5%',
        rawUnit: '%',
        rule: 'figures',
      },
    ],
    thc: { low: 18, high: 24 },
    cbd: { low: 0.5 },
    strain: { slug: 'blue-dream' },
    strainMatch: { text: 'Blue Dream', rule: 'NAME_PART', confidence: 0.8 },
    inStock: true,
    lowestPricePerGram: { minorUnits: 857 },
    serves: ['ADULT', 'MEDICAL'],
    provenance: { provider: 'test', fetchedAt, providerId: 'blue-dream', isDemonstration: true },
  });
});

it('answers null for what the menu does not say', async () => {
  const { data } = await menu.ask(
    `query ($dispensaryId: ID!) { menu(dispensaryId: $dispensaryId) { items(filter: { categories: [EDIBLE, OTHER] }) { nodes {
      image inStock thc { low } strain { slug } strainMatch { text } lowestPricePerGram { minorUnits }
      variants { label weight dose count price { minorUnits } currentPrice { minorUnits } pricePerGram { minorUnits }
        pricePer10MgThc { minorUnits } stock { quantity isAvailable } priceHistory { nodes { observedAt } } } } } } }`,
    { dispensaryId },
  );
  const nothing = { image: null, strain: null, strainMatch: null, lowestPricePerGram: null };
  expect(data.menu.items.nodes).toEqual([
    {
      ...nothing,
      inStock: false,
      thc: { low: 0.2 },
      variants: [
        {
          label: '.1g',
          weight: null,
          dose: 100,
          count: 10,
          price: { minorUnits: 2500 },
          currentPrice: { minorUnits: 2500 },
          pricePerGram: null,
          pricePer10MgThc: { minorUnits: 250 },
          stock: { quantity: 0, isAvailable: false },
          priceHistory: { nodes: [{ observedAt: fetchedAt }] },
        },
      ],
    },
    {
      ...nothing,
      inStock: null,
      thc: null,
      variants: [
        {
          label: null,
          weight: null,
          dose: null,
          count: null,
          price: null,
          currentPrice: null,
          pricePerGram: null,
          pricePer10MgThc: null,
          stock: { quantity: null, isAvailable: null },
          priceHistory: { nodes: [] },
        },
      ],
    },
  ]);
});

it('takes milligrams of THC in the package for those of a variant only where the item has no other', async () => {
  const thc = { ...thcOf(850), unit: 'MILLIGRAM' as const };
  const cartridge = { category: 'VAPORIZER', potencies: [thc] } satisfies Partial<MenuItemRecord>;
  const sizes = [variantRecord(), variantRecord({ sourceKey: 'other' })];
  await menu.list('Vapor Shop', [
    itemRecord('one size', { ...cartridge, variants: sizes.slice(0, 1) }),
    itemRecord('two sizes', { ...cartridge, variants: sizes }),
  ]);
  const query = `query ($dispensaryId: ID!) { menu(dispensaryId: $dispensaryId) {
    items { nodes { variants { pricePer10MgThc { minorUnits } } } } } }`;
  const { data } = await menu.ask(query, { dispensaryId: shopId('Vapor Shop') });
  expect(data.menu.items.nodes).toEqual([
    { variants: [{ pricePer10MgThc: { minorUnits: 41 } }] },
    { variants: [{ pricePer10MgThc: null }, { pricePer10MgThc: null }] },
  ]);
});

it('resolves menus, items, variants, shops and nodes as references of other subgraphs', async () => {
  const [variantId] = (
    await menu.store.client.variant.findMany({ where: { itemId }, orderBy: { weightGrams: 'asc' } })
  ).map(({ id }) => id);
  const { data } = await menu.ask(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename
      ... on Menu { id } ... on MenuItem { name } ... on Variant { label stock { asOf } } ... on Dispensary { menu { id } } } }`,
    {
      representations: [
        { __typename: 'Menu', id: menuId },
        { __typename: 'Menu', ref: menuId },
        { __typename: 'MenuItem', id: itemId },
        { __typename: 'MenuItem', ref: itemId },
        { __typename: 'Variant', id: variantId },
        { __typename: 'Dispensary', id: dispensaryId },
        { __typename: 'Dispensary', id: shopId('another') },
        { __typename: 'MenuItem', id: createId('itm', 'none') },
      ],
    },
  );
  expect(data._entities).toEqual([
    { __typename: 'Menu', id: menuId },
    { __typename: 'Menu', id: menuId },
    { __typename: 'MenuItem', name: 'Blue Dream | Acme' },
    { __typename: 'MenuItem', name: 'Blue Dream | Acme' },
    { __typename: 'Variant', label: '1/8oz', stock: { asOf: fetchedAt } },
    { __typename: 'Dispensary', menu: { id: menuId } },
    { __typename: 'Dispensary', menu: null },
    null,
  ]);
});

it.each([
  ['an id of nothing', createId('mnu', 'none')],
  ['an id of another type', itemId],
  ['no id at all', 'a\u0000b'],
])('answers null to %s', async (_, id) => {
  const query = 'query ($id: ID!) { byId: menu(id: $id) { id } byShop: menu(dispensaryId: $id) { id } }';
  expect(await menu.ask(query, { id })).toEqual({ data: { byId: null, byShop: null } });
});

it.each([
  ['{ menu { id } }', ['id']],
  ['{ menu(id: "a", dispensaryId: "b") { id } }', ['dispensaryId']],
])('refuses %s, which names not exactly one menu', async (query, argument) => {
  const answer = await menu.ask(query);
  expect(answer.data).toEqual({ menu: null });
  expect(refusals(answer)).toEqual([{ path: ['menu'], code: 'BAD_USER_INPUT', argument }]);
});
