import { afterAll, beforeAll, expect, it } from 'vitest';
import { itemRecord, strainOf, usd, variantRecord } from '../testing/records.fixture.ts';
import { refusals, startTestMenu, type TestMenu } from '../testing/start-test-menu.fixture.ts';

let menu: TestMenu;
beforeAll(async () => {
  menu = await startTestMenu();
  const flower = (key: string, strain: string, price: number) =>
    itemRecord(key, { strain: strainOf(strain), variants: [variantRecord({ price: usd(price) })] });
  await menu.list('a', [flower('dear', 'Blue Dream', 5000), flower('other', 'Runtz', 100)]);
  await menu.list('b', [
    flower('cheap', 'Azure Haze', 2000),
    itemRecord('cart', {
      category: 'VAPORIZER',
      strain: strainOf('Blue Dream'),
      variants: [variantRecord({ price: null })],
    }),
  ]);
});
afterAll(() => menu.close());

const query = `query ($strain: [_Any!]!, $filter: MenuItemFilter, $first: Int) { _entities(representations: $strain) {
  ... on Strain { slug offers(filter: $filter, first: $first) { nodes { name } } } } }`;

async function offers(strain: object, args: object = {}) {
  const { data } = await menu.ask(query, { strain: [{ __typename: 'Strain', ...strain }], ...args });
  return data._entities[0].offers.nodes.map(({ name }: { name: string }) => name);
}

it('offers a strain under every slug it goes by, the cheapest a gram first and what has no price a gram last', async () => {
  const knownSlugs = ['blue-dream', 'azure-haze'];
  expect(await offers({ slug: 'blue-dream', knownSlugs })).toEqual(['cheap', 'dear', 'cart']);
});

it('offers a strain under its slug alone where no other is known', async () => {
  expect(await offers({ slug: 'blue-dream', knownSlugs: [] })).toEqual(['dear', 'cart']);
});

it('offers what the filter keeps, whatever strain the filter names', async () => {
  const filter = { categories: ['VAPORIZER'], strain: 'runtz' };
  expect(await offers({ slug: 'blue-dream', knownSlugs: [] }, { filter })).toEqual(['cart']);
});

it('offers nothing of a strain that no menu lists', async () => {
  expect(await offers({ slug: 'unheard-of', knownSlugs: ['unheard-of'] })).toEqual([]);
});

it('answers each of several strains its own offers', async () => {
  const strain = ['runtz', 'azure-haze', 'runtz'].map((slug) => ({ __typename: 'Strain', slug, knownSlugs: [slug] }));
  const { data } = await menu.ask(query, { strain });
  expect(data._entities).toEqual([
    { slug: 'runtz', offers: { nodes: [{ name: 'other' }] } },
    { slug: 'azure-haze', offers: { nodes: [{ name: 'cheap' }] } },
    { slug: 'runtz', offers: { nodes: [{ name: 'other' }] } },
  ]);
});

it('refuses a page of 101 offers at the field', async () => {
  const strain = [{ __typename: 'Strain', slug: 'runtz', knownSlugs: [] }];
  expect(refusals(await menu.ask(query, { strain, first: 101 }))).toEqual([
    { path: ['_entities', 0, 'offers'], code: 'BAD_USER_INPUT', argument: ['first'] },
  ]);
});
