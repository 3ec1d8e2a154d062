import { loadSchemaText } from '@weedhounds/subgraph';
import { buildSchema, Kind, parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { readCommitted } from './files.ts';
import { walkUnguarded } from './walk-unguarded.fixture.ts';

const { client, supergraph } = readCommitted();
const objectTypes = (sdl: string) =>
  parse(sdl).definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION);
const namesOf = (sdl: string) => objectTypes(sdl).map(({ name }) => name.value);

/** What carries one of the access directives in the supergraph, by coordinate. */
const access: Record<string, string[]> = Object.fromEntries(
  objectTypes(supergraph)
    .flatMap((type) => [
      { coordinate: type.name.value, directives: type.directives },
      ...(type.fields ?? []).map(({ name, directives }) => ({
        coordinate: `${type.name.value}.${name.value}`,
        directives,
      })),
    ])
    .map(({ coordinate, directives = [] }) => [
      coordinate,
      directives.filter(({ name }) => ['access', 'adult', 'medical'].includes(name.value)).map(print),
    ])
    .filter(([, directives = []]) => directives.length > 0),
);

describe('what is sold', () => {
  const elsewhere = (['dispensary', 'strain'] as const).flatMap((name) => namesOf(loadSchemaText(name)));
  const sold = namesOf(loadSchemaText('menu')).filter((name) => !elsewhere.includes(name) && name !== 'Money');

  it('needs an adult, but for plain amounts of money: every type that only the menu subgraph has', () => {
    expect(sold).toEqual(expect.arrayContaining(['Menu', 'MenuItem', 'Variant', 'PricePoint', 'MenuComparison']));
    const adult = Object.keys(access).filter((coordinate) => access[coordinate]?.includes('@adult'));
    expect(adult.sort()).toEqual(sold.sort());
  });

  it('is reached through positions that may be null and nowhere else', () => {
    const { open, met } = walkUnguarded(buildSchema(client), new Set(sold));
    expect(met.map(({ coordinate, type }) => `${coordinate}: ${type}`).sort()).toEqual([
      'Dispensary.menu: Menu',
      'Query.compareMenus: MenuComparisonConnection',
      'Query.menu: Menu',
      'Query.menuItem: MenuItem',
      'Query.node: Menu',
      'Query.node: MenuItem',
      'Query.searchMenuItems: MenuItemConnection',
      'Strain.offers: MenuItemConnection',
    ]);
    expect(met.filter(({ mayBeNull }) => !mayBeNull)).toEqual([]);
    expect([...open].sort()).toEqual(namesOf(client).filter((name) => ![...sold, 'Money'].includes(name)));
  });

  it('is found by the walk where null could not answer', () => {
    const schema = buildSchema(`
      type Query { shop: Shop! any: [Any!] }
      type Shop { menu: Menu! list: [Menu] }
      type Menu { item: Item! }
      type Item { id: ID! }
      union Any = Menu | Shop`);
    expect(walkUnguarded(schema, new Set(['Menu']))).toEqual({
      open: new Set(['Query', 'Shop']),
      met: [
        { coordinate: 'Query.any', type: 'Menu', mayBeNull: false },
        { coordinate: 'Shop.menu', type: 'Menu', mayBeNull: false },
        { coordinate: 'Shop.list', type: 'Menu', mayBeNull: true },
      ],
    });
  });
});

it('asks for roles on exactly these fields', () => {
  const byRole = Object.entries(access).filter(([, directives]) => !directives.includes('@adult'));
  expect(Object.fromEntries(byRole)).toEqual({
    'Mutation.purge': ['@access(roles: [OPERATOR], scopes: ["operator:cache"])'],
    'Mutation.reviewStrain': ['@access(roles: [MEMBER, OPERATOR])'],
    'Query.network': ['@access(roles: [OPERATOR])'],
  });
});

it('says beside every field that leads to it who may see what is not public', () => {
  const { met } = walkUnguarded(buildSchema(client), new Set(Object.keys(access)));
  const query = buildSchema(client);
  const described = met.map(({ coordinate }) => {
    const [type = '', field = ''] = coordinate.split('.');
    const parent = query.getType(type);
    return parent && 'getFields' in parent ? parent.getFields()[field]?.description : undefined;
  });
  expect(described.filter((text) => !text?.match(/[Aa]dults/))).toEqual([]);
  expect(query.getQueryType()?.getFields().network?.description).toContain('operators');
  expect(query.getMutationType()?.getFields().purge?.description).toContain('operators');
  expect(query.getMutationType()?.getFields().reviewStrain?.description).toContain('members and operators');
});

it('shows clients no directive, no role and nothing of federation', () => {
  expect(client).not.toMatch(/@(?!deprecated|specifiedBy)|^directive|__|Role/m);
});
