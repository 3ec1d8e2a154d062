import { type Asked, askForAll, type Form, placesOf, print } from './asked.ts';
import type { Viewer } from './callers.ts';
import { allKinds, type Kind, type Refusal, refusalOfItem, refusalOfMenu, refusalOfSold } from './oracle.ts';
import { type Shop, strains } from './seed.ts';
import { clientSchema, typesByAudience } from './types.ts';

/** A way from a root of the graph to something of one shop that is sold. */
export interface ShopWay {
  title: string;
  /** The operation's root field without its selections, and what stands around those. */
  around: (selections: string) => string;
  /** From the root field's value down to the object that is sold. */
  steps: string[];
  type: string;
  form: Form;
  refusal: (viewer: Viewer, shop: Shop) => Refusal;
  /** The items it shows to a viewer who is not refused. */
  shows: (viewer: Viewer, shop: Shop) => Kind[];
}

const seenAt =
  (of: readonly Kind[]) =>
  (viewer: Viewer, { place }: Shop) =>
    of.filter((kind) => refusalOfItem(viewer, place, kind) === null);
const menuRefusal = (viewer: Viewer, { place }: Shop) => refusalOfMenu(viewer, place);
const withType = (type: string, selections: string) => `{ __typename ... on ${type} ${selections} }`;

const ofMenu = (title: string, around: ShopWay['around'], steps: string[] = [], form: Form = 'plain'): ShopWay => ({
  ...{ title, around, steps, form },
  type: 'Menu',
  refusal: menuRefusal,
  shows: seenAt(allKinds),
});
/** A list shows nothing of a shop whose rule denies: there is nothing to refuse. */
const ofList = (
  title: string,
  around: ShopWay['around'],
  steps: string[] = [],
  of: readonly Kind[] = allKinds,
): ShopWay => ({
  ...{ title, around, steps, form: 'plain' },
  type: 'MenuItemConnection',
  refusal: refusalOfSold,
  shows: seenAt(of),
});
const ofItem = (kind: Kind, title: string, around: ShopWay['around'], form: Form = 'plain'): ShopWay => ({
  ...{ title: `${title} (${kind})`, around, steps: [], form },
  type: 'MenuItem',
  refusal: (viewer, { place }) => refusalOfItem(viewer, place, kind),
  shows: () => [kind],
});

const offers = 'offers(filter: { dispensaryIds: [$shop] })';

export const shopWays: readonly ShopWay[] = [
  ofMenu('a menu by its id', (s) => `menu(id: $menu) ${s}`),
  ofMenu('a menu under aliases', (s) => `menu(id: $menu) ${s}`, [], 'aliased'),
  ofMenu('a menu in named fragments', (s) => `menu(id: $menu) ${s}`, [], 'named fragments'),
  ofMenu('a menu in inline fragments', (s) => `menu(id: $menu) ${s}`, [], 'inline fragments'),
  ofMenu('a menu by its shop', (s) => `menu(dispensaryId: $shop) ${s}`),
  ofMenu('a menu as a node', (s) => `node(id: $menu) ${withType('Menu', s)}`),
  ofMenu(
    'a menu as a node, in named fragments',
    (s) => `node(id: $menu) ${withType('Menu', s)}`,
    [],
    'named fragments',
  ),
  ofMenu('the menu of a shop by its id', (s) => `dispensary(id: $shop) { menu ${s} }`, ['menu']),
  ofMenu('the menu of a shop by its slug', (s) => `dispensary(slug: $slug) { m: menu ${s} }`, ['m'], 'aliased'),
  ofMenu('the menu of a shop as a node', (s) => `node(id: $shop) ${withType('Dispensary', `{ menu ${s} }`)}`, ['menu']),
  ofMenu('the menus of shops', (s) => `dispensaries(filter: { name: $name }) { nodes { menu ${s} } }`, [
    'nodes',
    'menu',
  ]),
  ofMenu(
    'the menus of shops, by edges',
    (s) => `dispensaries(filter: { name: $name }) { edges { node { menu ${s} } } }`,
    [...['edges', 'node', 'menu']],
  ),
  ofList('a search', (s) => `searchMenuItems(filter: { dispensaryIds: [$shop] }) ${s}`),
  ofList(
    'a search for words, nearby',
    (s) =>
      `searchMenuItems(text: "sold", filter: { dispensaryIds: [$shop], near: { latitude: 40, longitude: -100 } }) ${s}`,
  ),
  ...allKinds.flatMap((kind) => {
    const slug = JSON.stringify(strains[kind].slug);
    return [
      ofItem(kind, 'an item by its id', (s) => `menuItem(id: $${kind}) ${s}`),
      ofItem(kind, 'an item as a node', (s) => `node(id: $${kind}) ${withType('MenuItem', s)}`, 'named fragments'),
      ofList(`the offers of a strain (${kind})`, (s) => `strain(slug: ${slug}) { ${offers} ${s} }`, ['offers'], [kind]),
    ];
  }),
  ofList(
    'the offers of strains',
    (s) => `strains(filter: { search: "runtz" }, first: 1) { nodes { ${offers} ${s} } }`,
    ['nodes', 'offers'],
    ['adult'],
  ),
  ofList('the offers of a sample’s strain', (s) => `labSamples { edges { node { strain { ${offers} ${s} } } } }`, [
    'edges',
    'node',
    'strain',
    'offers',
  ]),
  {
    title: 'a comparison',
    around: (s) => `compareMenus(dispensaryIds: [$shop, $other]) ${s}`,
    steps: [],
    type: 'MenuComparisonConnection',
    form: 'plain',
    refusal: menuRefusal,
    shows: seenAt(allKinds),
  },
];

const sold = new Set([...typesByAudience.sold, ...typesByAudience.shared]);

/** What each way asks for, by its number. */
export const askedByWay: readonly Asked[][] = shopWays.map(({ type, form }) =>
  askForAll(clientSchema, type, { isWanted: (name) => sold.has(name), argumentsOf: {}, form }),
);
export const placesByWay = askedByWay.map(placesOf);

/** One operation that goes all ways. */
export const shopQuery = ((): string => {
  const parts = shopWays.map(({ around, form }, at) => {
    const { selections, fragments } = print(askedByWay[at] ?? [], form, `w${at}`);
    return { field: `w${at}: ${around(selections)}`, fragments };
  });
  const variables = ['menu: ID!', 'shop: ID!', 'slug: String!', 'name: String!', 'other: ID!'];
  const items = allKinds.map((kind) => `$${kind}: ID!`);
  return `query (${[...variables.map((one) => `$${one}`), ...items].join(', ')}) {
    ${parts.map(({ field }) => field).join('\n')} }
    ${parts.flatMap(({ fragments }) => fragments).join('\n')}`;
})();

export function variablesOf(shop: Shop, other: Shop): Record<string, string> {
  const { menuId: menu, id, slug, name, itemIds } = shop;
  return { menu, shop: id, slug, name, other: other.id, ...itemIds };
}
