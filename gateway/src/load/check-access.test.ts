import { describe, expect, it } from 'vitest';
import { composeSupergraph } from './compose-supergraph.ts';

const directives = `
  directive @access(roles: [access__Role!], scopes: [String!]) on FIELD_DEFINITION | OBJECT
  directive @adult on FIELD_DEFINITION | OBJECT
  directive @medical on FIELD_DEFINITION | OBJECT
  enum access__Role { MEMBER OPERATOR }`;
const federation = `@link(
  url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@external", "@requires", "@interfaceObject", "@composeDirective"]
)`;
const link = '@link(url: "https://weedhounds.example/specs/access/v1.0", import: ["@access", "@adult", "@medical"])';
const compose = ['access', 'adult', 'medical'].map((name) => `@composeDirective(name: "@${name}")`).join(' ');
const header = `extend schema ${federation} ${link} ${compose} ${directives}`;

/** Composes SDL by subgraph name; `composed`, or each error as `CODE message`. */
function outcomeOf(subgraphs: Readonly<Record<string, string>>, head = header): string | string[] {
  const composition = composeSupergraph(
    Object.entries(subgraphs).map(([name, sdl]) => ({ name, url: `http://${name}`, sdl: head + sdl })),
  );
  return composition.kind === 'composed'
    ? composition.kind
    : composition.errors.map(({ code, message }) => `${code} ${message}`);
}

describe('access directives compose', () => {
  it.each([
    ['on a field that may be null', 'type Query { menu: String @adult }'],
    ['on a field of a list whose items may not be null', 'type Query { menus: [String!] @adult }'],
    [
      'on a type that only fields that may be null return',
      'type Query { menu: Menu list: [Menu] } type Menu @adult { id: ID! }',
    ],
    [
      'on a type that is never null within types that need as much',
      `type Query { menu: Menu }
       type Menu @adult @access(roles: [OPERATOR], scopes: ["a", "b"]) { items: [Item!]! }
       type Item @adult @access(roles: [MEMBER, OPERATOR], scopes: ["b"]) { menu: Menu }`,
    ],
    [
      'on a type that is never null in an interface all of whose types need as much',
      `type Query { sold: Sold }
       interface Base { item: Item! }
       interface Sold implements Base { item: Item! }
       type Menu implements Sold & Base @adult { item: Item! }
       type Offer implements Sold & Base @adult { item: Item! }
       type Item @adult { id: ID! }`,
    ],
    [
      'on one type of a union that may be null',
      'type Query { any: Any } union Any = A | B type A @adult { a: ID! } type B { b: ID! }',
    ],
    [
      'on a type that says so in an extension',
      'type Query { menu: Menu } extend type Menu @adult type Menu { item: Item! } type Item @adult { id: ID! }',
    ],
  ])('%s', (_title, sdl) => {
    expect(outcomeOf({ one: sdl })).toBe('composed');
  });

  it('where subgraphs agree, in whatever order they name roles', () => {
    const menu = (roles: string) =>
      `type Menu @key(fields: "id") @adult { id: ID! name: String @shareable @access(roles: [${roles}], scopes: ["s"]) }`;
    expect(
      outcomeOf({ one: `type Query { menu: Menu } ${menu('MEMBER, OPERATOR')}`, two: menu('OPERATOR, MEMBER') }),
    ).toBe('composed');
  });

  it('where a subgraph mentions a field of another without its directives', () => {
    expect(
      outcomeOf({
        one: 'type Query { shop: Shop } type Shop @key(fields: "id") { id: ID! code: String @adult }',
        two: 'type Shop @key(fields: "id") { id: ID! code: String @external length: Int @requires(fields: "code") @adult }',
      }),
    ).toBe('composed');
  });
});

describe('ACCESS_ON_NON_NULL: access directives do not compose', () => {
  it.each([
    [
      'on a field that is never null',
      'type Query { menu: String! @adult }',
      'Query.menu must be nullable as it needs @adult; in subgraph one it is String!.',
    ],
    [
      'on a field that is never null though its type needs as much',
      'type Query { menu: Menu } type Menu @medical { id: ID! @medical }',
      'Menu.id must be nullable as it needs @medical; in subgraph one it is ID!.',
    ],
    [
      'on an interface whose types never answer null',
      'type Query { n: Named } interface Named { name: String @access(scopes: ["names"]) } type A implements Named { name: String! }',
      'A.name must be nullable as it needs @access(scopes: ["names"]); in subgraph one it is String!.',
    ],
    [
      'on a root type whose fields are never null',
      'schema { query: Root } type Root @access(roles: [OPERATOR]) { count: Int! }',
      'Query.count must be nullable as it needs @access(roles: [OPERATOR]); in subgraph one it is Int!.',
    ],
    [
      'on a type that a list holds without nulls',
      'type Query { menus: [Menu!] } type Menu @adult { id: ID! }',
      'Query.menus must be nullable at every level, as it returns Menu, which needs @adult where Query does not; in subgraph one it is [Menu!].',
    ],
    [
      'on a type within one that needs less',
      `type Query { menu: Menu } type Menu @adult @access(roles: [MEMBER]) { item: Item! }
       type Item @adult @access(roles: [OPERATOR]) { id: ID! }`,
      'Menu.item must be nullable at every level, as it returns Item, which needs @access(roles: [OPERATOR]) @adult where Menu does not; in subgraph one it is Item!.',
    ],
    [
      'on a type within one that asks for another scope',
      'type Query { menu: Menu } type Menu @access(scopes: ["a"]) { item: Item! } type Item @access(scopes: ["a", "b"]) { id: ID! }',
      'Menu.item must be nullable at every level, as it returns Item, which needs @access(scopes: ["a","b"]) where Menu does not; in subgraph one it is Item!.',
    ],
    [
      'on a type for adults within one for patients',
      'type Query { menu: Menu } type Menu @medical { item: Item! } type Item @adult { id: ID! }',
      'Menu.item must be nullable at every level, as it returns Item, which needs @adult where Menu does not; in subgraph one it is Item!.',
    ],
    [
      'on a type for patients within one for adults',
      'type Query { menu: Menu } type Menu @adult { item: Item! } type Item @medical { id: ID! }',
      'Menu.item must be nullable at every level, as it returns Item, which needs @medical where Menu does not; in subgraph one it is Item!.',
    ],
    [
      'on a type of a union that is never null',
      'type Query { any: [Any!]! } union Any = A | B type A @adult { a: ID! } type B { b: ID! }',
      'Query.any must be nullable at every level, as it returns A, which needs @adult where Query does not; in subgraph one it is [Any!]!.',
    ],
    [
      'on a type in an interface one of whose types needs less',
      `type Query { sold: Sold } interface Sold { item: Item! } type Item @adult { id: ID! }
       type Menu implements Sold @adult { item: Item! } type Sign implements Sold { item: Item }`,
      'Sold.item must be nullable at every level, as it returns Item, which needs @adult where Sold does not; in subgraph one it is Item!.',
    ],
  ])('%s', (_title, sdl, message) => {
    expect(outcomeOf({ one: sdl })).toContain(`ACCESS_ON_NON_NULL ${message}`);
  });

  it('on a type of an interface that another subgraph knows as one object', () => {
    expect(
      outcomeOf({
        one: 'type Query { a: A } interface Media @key(fields: "id") { id: ID! } type A implements Media @key(fields: "id") @adult { id: ID! }',
        two: 'type Query { top: Media! } type Media @interfaceObject @key(fields: "id") { id: ID! rating: Int }',
      }),
    ).toEqual([
      'ACCESS_ON_NON_NULL Query.top must be nullable at every level, as it returns A, which needs @adult where Query does not; in subgraph two it is Media!.',
    ]);
  });
});

describe('ACCESS_DISAGREES: subgraphs do not compose', () => {
  it('that define a type with other directives', () => {
    expect(
      outcomeOf({
        one: 'type Query { menu: Menu } type Menu @key(fields: "id") @adult { id: ID! }',
        two: 'type Menu @key(fields: "id") { id: ID! size: Int }',
        three: 'type Menu @key(fields: "id") @adult @medical { id: ID! age: Int }',
      }),
    ).toEqual([
      'ACCESS_DISAGREES Subgraphs must agree on who may have Menu; one says @adult, two says nothing, three says @adult @medical.',
    ]);
  });

  it('that define a field with other directives', () => {
    const shop = (name: string) => `type Shop @key(fields: "id") { id: ID! name: String @shareable ${name} }`;
    expect(
      outcomeOf({
        one: `type Query { shop: Shop } ${shop('@access(roles: [MEMBER, OPERATOR])')}`,
        two: shop('@access(roles: [MEMBER])'),
      }),
    ).toEqual([
      'ACCESS_DISAGREES Subgraphs must agree on who may have Shop.name; one says @access(roles: [MEMBER, OPERATOR]), two says @access(roles: [MEMBER]).',
    ]);
  });
});

describe('directives that would keep nobody out do not compose', () => {
  const sdl = 'type Query { menu: String @adult }';
  const lost =
    'ACCESS_NOT_COMPOSED Subgraph one must import @adult by @link and give it to @composeDirective, or composition drops it.';
  const renamed = (name: string) =>
    `ACCESS_RENAMED Subgraph one must call the access directives @access, @adult and @medical; got ${name}.`;

  it.each([
    ['that are not composed', `extend schema ${federation} ${link} ${directives} ${sdl}`, [lost]],
    [
      'that no specification brings, though they are composed',
      `extend schema ${federation} @composeDirective(name: "@adult") directive @adult on FIELD_DEFINITION ${sdl}`,
      [lost],
    ],
    ['that no specification brings', `extend schema ${federation} directive @adult on FIELD_DEFINITION ${sdl}`, [lost]],
    [
      'that are composed under another name',
      `extend schema ${federation}
         @link(url: "https://weedhounds.example/specs/access/v1.0", import: [{ name: "@adult", as: "@grown" }])
         @composeDirective(name: "@grown")
       directive @grown on FIELD_DEFINITION type Query { menu: String @grown }`,
      [renamed('@grown')],
    ],
    [
      'that are composed in another namespace',
      `extend schema ${federation}
         @link(url: "https://weedhounds.example/specs/access/v1.0", as: "guard", import: ["@adult"])
         @composeDirective(name: "@adult")
       directive @adult on FIELD_DEFINITION ${sdl}`,
      [renamed('guard')],
    ],
    [
      'that are not imported',
      `extend schema ${federation} @link(url: "https://weedhounds.example/specs/access/v1.0")
         @composeDirective(name: "@access__adult")
       directive @access__adult on FIELD_DEFINITION type Query { menu: String @access__adult }`,
      [renamed('@access__adult')],
    ],
    [
      'that name neither roles nor scopes',
      `${header} type Query { a: String @access b: String @access(roles: [], scopes: []) }`,
      [
        'ACCESS_ASKS_NOTHING @access must name roles or scopes; in subgraph one it names neither on a.',
        'ACCESS_ASKS_NOTHING @access must name roles or scopes; in subgraph one it names neither on b.',
      ],
    ],
    [
      'that stand on an interface',
      `${header.replace('@medical on', '@medical on INTERFACE |')} type Query { n: Node } interface Node @medical { id: ID! }
       type A implements Node { id: ID! }`,
      ['ACCESS_MISPLACED @medical must stand on a field or an object type; in subgraph one it stands on Node.'],
    ],
  ])('%s', (_title, whole, errors) => {
    expect(outcomeOf({ one: whole }, '')).toEqual(errors);
  });
});
