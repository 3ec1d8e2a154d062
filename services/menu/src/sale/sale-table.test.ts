import {
  type DenialReason,
  type JurisdictionRule,
  type MarketUse,
  type PolicyClass,
  policyClassOf,
} from '@weedhounds/policy';
import { createId } from '@weedhounds/subgraph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importRules } from '../import/import-rules.ts';
import { itemRecord, strainOf, variantRecord } from '../testing/records.fixture.ts';
import { ruleOf } from '../testing/rules.fixture.ts';
import { shopId, startTestMenu, type TestMenu } from '../testing/start-test-menu.fixture.ts';

/** Every kind of rule, and no rule at all. Two shops stand in each place. */
const places: { title: string; code: string | null; rule?: JurisdictionRule }[] = [
  { title: 'adult use from 21', code: 'US-CO', rule: ruleOf('US-CO') },
  { title: 'adult use from 19', code: 'CA-ON', rule: ruleOf('CA-ON', { minimumAge: 19, confidence: 'B' }) },
  { title: 'adult use from 18', code: 'CA-AB', rule: ruleOf('CA-AB', { minimumAge: 18 }) },
  { title: 'medical use', code: 'US-FL', rule: ruleOf('US-FL', { programme: 'MEDICAL', minimumAge: null }) },
  { title: 'low THC', code: 'US-GA', rule: ruleOf('US-GA', { programme: 'LOW_THC' }) },
  { title: 'no programme', code: 'US-ID', rule: ruleOf('US-ID', { programme: 'NONE', minimumAge: null }) },
  { title: 'no programme yet', code: 'US-VA', rule: ruleOf('US-VA', { programme: 'NOT_YET' }) },
  { title: 'no minimum age', code: 'US-MT', rule: ruleOf('US-MT', { minimumAge: null }) },
  { title: 'no source', code: 'US-NM', rule: ruleOf('US-NM', { source: null }) },
  { title: 'confidence C', code: 'US-OR', rule: ruleOf('US-OR', { confidence: 'C' }) },
  {
    title: 'medical use, confidence C',
    code: 'US-PA',
    rule: ruleOf('US-PA', { programme: 'MEDICAL', confidence: 'C' }),
  },
  { title: 'no rule', code: 'US-GU' },
  { title: 'an unknown place', code: null },
];
type Place = (typeof places)[number];

interface Caller {
  title: string;
  /** Where the caller is. */
  at: string | null;
  age: number | null;
  patientOf: string | null;
  role?: PolicyClass['role'];
}
const callersAt = ({ code: at }: Place): Caller[] => [
  { title: 'a stranger there of unknown age', at, age: null, patientOf: null },
  { title: 'an operator there of unknown age', at, age: null, patientOf: null, role: 'OPERATOR' },
  ...[17, 18, 19, 20, 21].map((age) => ({ title: `a stranger there of ${age}`, at, age, patientOf: null })),
  ...[null, 17, 18, 30].map((age) => ({ title: `a patient there of ${age ?? 'unknown age'}`, at, age, patientOf: at })),
  ...[18, 30].map((age) => ({ title: `a patient in Florida of ${age}`, at: 'US-FL', age, patientOf: 'US-FL' })),
  ...[null, 'US-CO', 'US-ID', 'US-GU'].map((elsewhere) => ({
    title: `a stranger of 30 in ${elsewhere ?? 'an unknown place'}`,
    at: elsewhere,
    age: 30,
    patientOf: null,
  })),
];
const classOf = ({ at: jurisdiction, age, patientOf, role = 'STRANGER' }: Caller): PolicyClass =>
  policyClassOf({ role, age, patientOf, jurisdiction });

/** What each shop sells, by name; no two strains are alike. */
const goods: Record<string, { serves: MarketUse[]; strain: string }> = {
  adult: { serves: ['ADULT'], strain: 'Runtz' },
  both: { serves: ['ADULT', 'MEDICAL'], strain: 'Blue Dream' },
  medical: { serves: ['MEDICAL'], strain: 'Gelato 41' },
  unstated: { serves: [], strain: 'Zkittlez' },
};
const names = Object.keys(goods);

/** Why something is refused, and by which place's rule. */
interface Refusal {
  reason: DenialReason;
  place: Place;
}

/** The decision once more, in few words: why a use is refused. For adult use, both places must allow it. */
function refusalOf(place: Place, use: MarketUse, caller: Caller): Refusal | null {
  const there = reasonOf(place, use, caller);
  if (there !== null || use === 'MEDICAL') return there && { reason: there, place };
  const home = places.find(({ code }) => code === caller.at) ?? { title: 'nowhere', code: caller.at };
  const here = reasonOf(home, use, caller);
  return here && { reason: here, place: home };
}

function reasonOf({ code, rule }: Place, use: MarketUse, { age, patientOf }: Caller): DenialReason | null {
  if (code === null) return 'JURISDICTION_UNKNOWN';
  if (!rule) return 'RULE_NOT_COMPILED';
  if (rule.confidence === 'C') return 'RULE_LOW_CONFIDENCE';
  if (rule.source === null) return 'RULE_UNCITED';
  const sold = use === 'ADULT' ? ['ADULT'] : ['ADULT', 'MEDICAL'];
  if (!sold.includes(rule.programme)) return 'NO_PROGRAMME';
  if (use === 'MEDICAL' && patientOf !== code) return 'NOT_A_PATIENT';
  const least = use === 'ADULT' ? rule.minimumAge : 18;
  if (least === null) return 'MINIMUM_AGE_NOT_COMPILED';
  if (age === null) return 'AGE_UNKNOWN';
  return age < least ? 'TOO_YOUNG' : null;
}

/** Why goods for these uses are refused: the programme's own use is told of first; null when one use is not refused. */
function refusal(place: Place, serves: MarketUse[], caller: Caller): Refusal | null {
  const programme = place.rule?.programme;
  const uses = serves.length > 0 ? serves : [programme === 'ADULT' ? 'ADULT' : ('MEDICAL' as const)];
  const order: MarketUse[] = programme === 'MEDICAL' ? ['MEDICAL', 'ADULT'] : ['ADULT', 'MEDICAL'];
  const reasons = order.filter((use) => uses.includes(use)).map((use) => refusalOf(place, use, caller));
  return reasons.includes(null) ? null : (reasons[0] ?? null);
}

const shopsAt = ({ title }: Place) => [shopId(`${title} 1`), shopId(`${title} 2`)] as const;
const itemId = (shop: string, name: string) => createId('itm', createId('mnu', shop), 'test', name);

let menu: TestMenu;
beforeAll(async () => {
  menu = await startTestMenu();
  await importRules(
    menu.store,
    places.flatMap(({ rule }) => rule ?? []),
  );
  const records = Object.entries(goods).map(([name, { serves, strain }]) =>
    itemRecord(name, {
      strain: strainOf(strain),
      variants: serves.map((use) => variantRecord({ use, sourceKey: use, label: `${name} for ${use}` })),
    }),
  );
  for (const { title, code } of places) {
    for (const shop of [`${title} 1`, `${title} 2`]) {
      await menu.list(shop, records, { dispensary: { jurisdictionCode: code ?? 'US-CO' } });
      if (code !== null) continue;
      await menu.store.client.menu.update({ where: { dispensaryId: shopId(shop) }, data: { jurisdiction: null } });
    }
  }
});
afterAll(() => menu.close());

const menuFields = 'itemCount categories { count } items { nodes { name menu { id } } }';
const query = `query ($menu: ID!, $shop: ID!, $shops: [ID!]!, $things: [_Any!]!) {
  byId: menu(id: $menu) { ${menuFields} } byShop: menu(dispensaryId: $shop) { ${menuFields} }
  ${names.map((name) => `${name}: menuItem(id: "$${name}") { name menu { id } }`).join('\n')}
  search: searchMenuItems(filter: { dispensaryIds: [$shop] }) { nodes { name } }
  found: searchMenuItems(text: "runtz", filter: { dispensaryIds: [$shop] }) { nodes { name } }
  compareMenus(dispensaryIds: $shops) { nodes { offers { item { name } } } }
  _entities(representations: $things) { ... on Menu { ${menuFields} } ... on MenuItem { name } ... on Variant { label }
    ... on Dispensary { menu { ${menuFields} } } ... on Strain { offers(filter: { dispensaryIds: [$shop] }) { nodes { name } } } } }`;

function request(shop: string, other: string) {
  const menuId = createId('mnu', shop);
  const things = [
    ...['id', 'ref'].map((key) => ({ __typename: 'Menu', [key]: menuId })),
    ...['id', 'ref'].flatMap((key) => names.map((name) => ({ __typename: 'MenuItem', [key]: itemId(shop, name) }))),
    ...names.flatMap((name) =>
      goods[name]?.serves.map((use) => ({ __typename: 'Variant', id: createId('var', itemId(shop, name), use) })),
    ),
    { __typename: 'Dispensary', id: shop },
    ...names.map((name) => ({ __typename: 'Strain', slug: strainOf(goods[name]?.strain ?? '').slug, knownSlugs: [] })),
  ];
  const text = names.reduce((asked, name) => asked.replace(`$${name}"`, `${itemId(shop, name)}"`), query);
  return { text, variables: { menu: menuId, shop, shops: [shop, other], things } };
}

/** The whole answer as it should be, errors by their path. */
function answerTo(place: Place, caller: Caller) {
  const [shop] = shopsAt(place);
  const errors: Record<string, Refusal> = {};
  const guard = <T>(path: string, denied: Refusal | null, value: T): T | null => {
    if (denied === null) return value;
    errors[path] = denied;
    return null;
  };
  const ofItem = (name: string) => refusal(place, goods[name]?.serves ?? [], caller);
  const seen = names.filter((name) => ofItem(name) === null);
  const nodes = (shown: string[]) => ({ nodes: shown.map((name) => ({ name })) });
  const ofMenu = refusal(place, ['ADULT', 'MEDICAL'], caller);
  const shown = {
    itemCount: seen.length,
    categories: seen.length > 0 ? [{ count: seen.length }] : [],
    items: { nodes: seen.map((name) => ({ name, menu: { id: createId('mnu', shop) } })) },
  };
  const sizes = names.flatMap((name) =>
    (goods[name]?.serves ?? []).map((use) => [name, `${name} for ${use}`] as const),
  );
  const rows = seen.map((name) => ({ offers: [{ item: { name } }, { item: { name } }], strain: goods[name]?.strain }));
  rows.sort((a, b) => ((a.strain ?? '') < (b.strain ?? '') ? -1 : 1));
  const entities: ((path: string) => unknown)[] = [
    ...[0, 1].map(() => (path: string) => guard(path, ofMenu, shown)),
    ...[...names, ...names].map((name) => (path: string) => guard(path, ofItem(name), { name })),
    ...sizes.map(
      ([name, label]) =>
        (path: string) =>
          guard(path, ofItem(name), { label }),
    ),
    (path) => ({ menu: guard(`${path}.menu`, ofMenu, shown) }),
    ...names.map((name) => () => ({ offers: nodes(seen.filter((one) => one === name)) })),
  ];
  const data = {
    byId: guard('byId', ofMenu, shown),
    byShop: guard('byShop', ofMenu, shown),
    ...Object.fromEntries(
      names.map((name) => [name, guard(name, ofItem(name), { name, menu: { id: createId('mnu', shop) } })]),
    ),
    search: nodes(seen),
    found: nodes(seen.filter((name) => name === 'adult')),
    compareMenus: guard('compareMenus', ofMenu, { nodes: rows.map(({ offers }) => ({ offers })) }),
    _entities: entities.map((entity, at) => entity(`_entities.${at}`)),
  };
  return { data, errors };
}

/** A rule as a denial names it. */
function toldOf({ rule }: Place) {
  if (!rule) return null;
  const { code: jurisdiction, ...rest } = rule;
  return { jurisdiction, ...rest };
}

interface Answer {
  data: unknown;
  errors?: { path: (string | number)[]; extensions: { code: string; reason: DenialReason; rule: unknown } }[];
}

const table = places.flatMap((place) => callersAt(place).map((caller) => ({ place, caller })));

describe('every door of the subgraph', () => {
  it.each(table.map((row) => [row.caller.title, row.place.title, row] as const))(
    'shows %s what the rule allows at a place of %s, and tells the rule of the rest',
    async (_caller, _place, { place, caller }) => {
      const { text, variables } = request(...shopsAt(place));
      const { data, errors = [] }: Answer = await menu.ask(text, variables, classOf(caller));
      const expected = answerTo(place, caller);
      expect(data).toEqual(expected.data);
      const told = errors.map(({ path, extensions: { reason, code, rule } }) => [
        path.join('.'),
        { code, reason, rule },
      ]);
      expect(Object.fromEntries(told)).toEqual(
        Object.fromEntries(
          Object.entries(expected.errors).map(([path, { reason, place: told }]) => [
            path,
            { code: 'FORBIDDEN', reason, rule: toldOf(told) },
          ]),
        ),
      );
    },
  );

  it('is open to someone at places of a programme, and shut to everyone elsewhere', () => {
    const open = table.filter(({ place, caller }) => refusal(place, ['ADULT', 'MEDICAL'], caller) === null);
    expect([...new Set(open.map(({ place }) => place.title))]).toEqual([
      'adult use from 21',
      'adult use from 19',
      'adult use from 18',
      'medical use',
      'no minimum age',
    ]);
  });

  it.each(table.map((row) => [row.caller.title, row.place.title, row] as const))(
    'lists for %s of a place of %s what may be seen anywhere, page by page',
    async (_caller, _place, { caller }) => {
      const page = `query ($after: String) { searchMenuItems(first: 30, after: $after) {
        nodes { id } pageInfo { hasNextPage endCursor } } }`;
      const found: string[] = [];
      let after: string | null = null;
      do {
        const { data } = await menu.ask(page, { after }, classOf(caller));
        const { nodes, pageInfo } = data.searchMenuItems;
        found.push(...nodes.map(({ id }: { id: string }) => id));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after !== null);
      const expected = places.flatMap((place) =>
        names
          .filter((name) => refusal(place, goods[name]?.serves ?? [], caller) === null)
          .flatMap((name) => shopsAt(place).map((shop) => itemId(shop, name))),
      );
      expect(found.toSorted()).toEqual(expected.toSorted());
    },
  );
});
