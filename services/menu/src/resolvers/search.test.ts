import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MenuItemRow } from '../store/rows.ts';
import { describeOnEveryDatabase } from '../testing/databases.fixture.ts';
import { listMixedMenus, shops } from '../testing/mixed-menus.fixture.ts';
import { itemRecord, strainOf, usd, variantRecord } from '../testing/records.fixture.ts';
import { refusals, shopId, startTestMenu, type TestMenu } from '../testing/start-test-menu.fixture.ts';
import { patientInColorado } from '../testing/viewers.fixture.ts';

const search = `query ($text: String, $filter: MenuItemFilter, $sort: MenuItemSort) {
  searchMenuItems(text: $text, filter: $filter, sort: $sort, first: 100) {
    edges { score distance node { id name dispensary { id } } } } }`;

describeOnEveryDatabase('text', (open) => {
  let menu: TestMenu;
  beforeAll(async () => {
    menu = await startTestMenu(await open(), patientInColorado);
    await menu.list('Green Shop', [
      itemRecord('1', { name: 'Blue Dream' }),
      itemRecord('2', { name: 'Blue Dream Pre-Roll | Acme', brand: 'Acme' }),
      itemRecord('3', { name: 'Blue Dreem' }),
      itemRecord('4', { name: 'Lemon Cherry Pie' }),
      itemRecord('5', { name: 'Pine Tar' }),
      itemRecord('6', { name: 'Mystery 3.5g', strain: strainOf('Granola Funk') }),
      itemRecord('7', { name: 'Kushberry' }),
      itemRecord('8', { name: 'Äpple Fritter', brand: "O'Geez" }),
    ]);
  });
  afterAll(() => menu.close());

  const find = async (text: string): Promise<[string, number][]> => {
    const { data } = await menu.ask(search, { text, sort: 'BEST_MATCH' });
    return data.searchMenuItems.edges.map(({ score, node }: { score: number; node: MenuItemRow }) => [
      node.name,
      score,
    ]);
  };
  const names = async (text: string) => (await find(text)).map(([name]) => name);

  it('finds what holds every word as typed before what had to be forgiven', async () => {
    expect(await names('blue dream')).toEqual(['Blue Dream', 'Blue Dream Pre-Roll | Acme', 'Blue Dreem']);
  });

  it('scores three quarters and more where nothing was forgiven, else less than a half', async () => {
    const scores = (await find('blue dream')).map(([, score]) => score);
    expect(scores[0]).toBe(1);
    expect(scores[1]).toBeGreaterThanOrEqual(0.75);
    expect(scores[2]).toBeLessThan(0.5);
  });

  it.each([
    ['bluee dreem', 'Blue Dream'],
    ['lemmon chery', 'Lemon Cherry Pie'],
    ['granolla', 'Mystery 3.5g'],
    ['fritters', 'Äpple Fritter'],
    ['kushbery', 'Kushberry'],
  ])('finds %s in %s', async (text, name) => {
    expect(await names(text)).toContain(name);
  });

  it('finds words of the brand and the strain as well, in any order, case and accent', async () => {
    expect(await names('ACME dream')).toEqual(['Blue Dream Pre-Roll | Acme']);
    expect(await names('funk granola')).toEqual(['Mystery 3.5g']);
    expect(await names('ogeez apple')).toEqual(['Äpple Fritter']);
  });

  it('takes a word of three letters or less as it is, or as the beginning of one', async () => {
    expect(await names('pie')).toEqual(['Lemon Cherry Pie']);
    expect(await names('pin')).toEqual(['Pine Tar']);
  });

  it('finds nothing where one word is found nowhere', async () => {
    expect(await names('blue zebra')).toEqual([]);
  });

  it('gives scores in other orders too, and none without a text', async () => {
    const byName = await menu.ask(search, { text: 'kushberry' });
    expect(byName.data.searchMenuItems.edges.map(({ score }: { score: number }) => score)).toEqual([1]);
    const { data } = await menu.ask(search);
    expect(new Set(data.searchMenuItems.edges.map(({ score }: { score: null }) => score))).toEqual(new Set([null]));
  });

  it.each([
    ['without a letter or digit', '?!'],
    ['of 201 characters', 'a'.repeat(201)],
  ])('refuses a text %s', async (_, text) => {
    expect(refusals(await menu.ask(search, { text }))).toEqual([
      { path: ['searchMenuItems'], code: 'BAD_USER_INPUT', argument: ['text'] },
    ]);
  });
});

describeOnEveryDatabase('filters', (open) => {
  let menu: TestMenu;
  let rows: MenuItemRow[];
  beforeAll(async () => {
    menu = await startTestMenu(await open(), patientInColorado);
    await listMixedMenus(menu);
    const canada = [itemRecord('x', { variants: [variantRecord({ price: { minorUnits: 3500, currency: 'CAD' } })] })];
    await menu.list('Toronto', canada, { currency: 'CAD' });
    rows = await menu.store.client.menuItem.findMany();
  });
  afterAll(() => menu.close());

  const denver = { latitude: 39.7392, longitude: -104.9903 };
  const idsOf = (wanted: (row: MenuItemRow) => boolean) =>
    rows
      .filter(wanted)
      .map(({ id }) => id)
      .sort();

  it.each<[string, Record<string, unknown>, (row: MenuItemRow) => boolean]>([
    [
      'categories',
      { categories: ['EDIBLE', 'PRE_ROLL'] },
      ({ category }) => category === 'EDIBLE' || category === 'PRE_ROLL',
    ],
    ['no category', { categories: [] }, () => false],
    [
      'a strain, however its slug is written',
      { strain: 'Apple Fritter' },
      ({ strainSlug }) => strainSlug === 'apple-fritter',
    ],
    ['a brand in any case', { brand: 'aCME' }, ({ brand }) => brand === 'Acme'],
    ['shops', { dispensaryIds: [shopId('Boulder'), 'x'] }, ({ dispensaryId }) => dispensaryId === shopId('Boulder')],
    [
      'a price per gram',
      { pricePerGram: { min: 571, max: 857 } },
      ({ currency, lowestPricePerGram: price }) =>
        currency === 'USD' && price !== null && price >= 571n && price <= 857n,
    ],
    [
      'a price per gram in another currency',
      { pricePerGram: { currency: 'CAD' } },
      ({ currency }) => currency === 'CAD',
    ],
    [
      'a THC that lies in a range whole',
      { thc: { min: 14, max: 18 } },
      ({ thcPercentLow: low, thcPercentHigh: high }) => low !== null && high !== null && low >= 14 && high <= 18,
    ],
    ['a THC of at most', { thc: { max: 15 } }, ({ thcPercentHigh: high }) => high !== null && high <= 15],
    ['stock', { inStock: true }, ({ inStock }) => inStock === true],
    ['no stock', { inStock: false }, ({ inStock }) => inStock === false],
    ['a use', { serves: 'MEDICAL' }, ({ serves }) => serves.includes('MEDICAL')],
    [
      'shops near a point',
      { near: { ...denver, radius: 5 } },
      ({ dispensaryId }) => [shopId('Denver One'), shopId('Denver Two')].includes(dispensaryId),
    ],
    [
      'all of them together',
      { near: { ...denver, radius: 60 }, categories: ['FLOWER'], serves: 'ADULT' },
      (row) =>
        shops.slice(0, 3).some(({ name }) => shopId(name) === row.dispensaryId) &&
        row.category === 'FLOWER' &&
        row.serves.includes('ADULT'),
    ],
  ])('keeps items by %s', async (_, filter, wanted) => {
    const { data } = await menu.ask(search, { filter });
    const found = data.searchMenuItems.edges.map(({ node }: { node: { id: string } }) => node.id).sort();
    expect(found).toEqual(idsOf(wanted));
    if (filter.categories?.toString() !== '') expect(found.length).toBeGreaterThan(0);
  });

  it('tells the distance to the shop, the nearest first', async () => {
    const { data } = await menu.ask(search, { filter: { near: { ...denver, radius: 60 } }, sort: 'NEAREST' });
    const edges: { distance: number; node: { dispensary: { id: string } } }[] = data.searchMenuItems.edges;
    const distances = new Map(edges.map(({ distance, node }) => [node.dispensary.id, distance]));
    // Great-circle distances on a sphere of 6,371.0088 km, by Vincenty's formula for a sphere.
    expect([...distances]).toEqual([
      [shopId('Denver One'), 0],
      [shopId('Denver Two'), 1.398],
      [shopId('Boulder'), 38.887],
    ]);
  });

  it('counts a shop in whose distance is the radius, and not one a metre further', async () => {
    const count = async (radius: number) =>
      (await menu.ask(search, { filter: { near: { ...denver, radius } } })).data.searchMenuItems.edges.length;
    expect([await count(1.398), await count(1.397)]).toEqual([34, 17]);
  });

  it.each([
    [{ filter: { near: { ...denver, radius: 0 } } }, ['filter', 'near', 'radius']],
    [{ filter: { near: { ...denver, radius: 500.1 } } }, ['filter', 'near', 'radius']],
    [{ filter: { pricePerGram: { min: 2, max: 1 } } }, ['filter', 'pricePerGram', 'min']],
    [{ filter: { thc: { min: 20, max: 10 } } }, ['filter', 'thc', 'min']],
    [{ sort: 'BEST_MATCH' }, ['sort']],
    [{ sort: 'NEAREST' }, ['sort']],
  ])('refuses %j', async (args, argument) => {
    expect(refusals(await menu.ask(search, args))).toEqual([
      { path: ['searchMenuItems'], code: 'BAD_USER_INPUT', argument },
    ]);
  });

  it.each([
    { filter: { near: { ...denver, radius: -1 } } },
    { filter: { near: { latitude: 91, longitude: 0 } } },
    { filter: { thc: { max: 140 } } },
  ])('refuses %j before it is asked', async (args) => {
    expect(refusals(await menu.ask(search, args)).map(({ code }) => code)).toEqual(['BAD_USER_INPUT']);
  });

  it.each(['BEST_MATCH', 'NEAREST'])('refuses %s on one menu', async (sort) => {
    const query =
      'query ($id: ID!, $sort: MenuItemSort) { menu(dispensaryId: $id) { items(sort: $sort) { nodes { id } } } }';
    expect(refusals(await menu.ask(query, { id: shopId('Boulder'), sort }))).toEqual([
      { path: ['menu', 'items'], code: 'BAD_USER_INPUT', argument: ['sort'] },
    ]);
  });
});

it('finds a shop across the 180th meridian', async () => {
  const menu = await startTestMenu();
  try {
    const dispensary = { id: shopId('Taveuni'), latitude: -16.85, longitude: 179.99 };
    await menu.list('Taveuni', [itemRecord('a', { variants: [variantRecord({ price: usd(100) })] })], { dispensary });
    const near = { latitude: -16.85, longitude: -179.99, radius: 5 };
    const { data } = await menu.ask(search, { filter: { near } });
    expect(data.searchMenuItems.edges.map(({ distance }: { distance: number }) => distance)).toEqual([2.128]);
  } finally {
    await menu.close();
  }
});
