import { buildASTSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { composeSupergraph } from '../load/compose-supergraph.ts';
import { createScopeOf } from '../prepare/fetch-scope.ts';
import { readPrivateFields } from './private-fields.ts';

const federation = `@link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@requires", "@external", "@composeDirective", "@interfaceObject"
])`;

/** @param link what follows the specification's address; @param name what the directive is called */
const cacheControl = (link = 'import: ["@cacheControl"]', name = 'cacheControl') => `
  extend schema ${federation}
    @link(url: "https://specs.example/cacheControl/v0.1", ${link})
    @composeDirective(name: "@${name}")
  directive @${name}(maxAge: Int, scope: CacheControlScope) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
  enum CacheControlScope { PUBLIC PRIVATE }
`;

function compose(...sdls: string[]): string {
  const composition = composeSupergraph(
    sdls.map((sdl, index) => ({ name: `s${index}`, url: `http://s${index}.example`, sdl })),
  );
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.errors));
  return composition.supergraphSdl;
}

const supergraphSdl = compose(
  `${cacheControl()}
  type Query { me: Account shop(id: ID!): Shop media: Media found: Found badge: Badge gift: Gift }
  type Account @key(fields: "id") @cacheControl(scope: PRIVATE) { id: ID! name: String }
  type Shop @key(fields: "id") {
    id: ID! name: String @cacheControl(maxAge: 60, scope: PUBLIC) hours: String @cacheControl(maxAge: 60)
    address: Address owner: Account
  }
  type Address { street: String @cacheControl(scope: PRIVATE) city: String }
  union Found = Shop | Account
  union Gift @cacheControl(scope: PRIVATE) = Shop | Voucher
  type Voucher { sum: Int }
  interface Badge @cacheControl(scope: PRIVATE) { text: String }
  type Star implements Badge { text: String points: Int }
  type Tag { text: String }
  interface Media @key(fields: "id") { id: ID! title: String note: String @cacheControl(scope: PRIVATE) }
  type Book implements Media @key(fields: "id") { id: ID! title: String note: String pages: Int }
  type Film implements Media @key(fields: "id") { id: ID! title: String @cacheControl(scope: PRIVATE) note: String }
  `,
  `${cacheControl()}
  type Shop @key(fields: "id") {
    id: ID!
    address: Address @external
    total: Int @requires(fields: "delivery")
    distance: Int @requires(fields: "address { street }")
    region: String @requires(fields: "address { city }")
    fare: Int
    delivery: Int @external
  }
  type Address { street: String @external city: String @external }
  type Media @key(fields: "id") @interfaceObject { id: ID! rating: Int @cacheControl(scope: PRIVATE) views: Int }
  `,
  `extend schema ${federation}
  type Shop @key(fields: "id") { id: ID! distance: Int @external delivery: Int @requires(fields: "distance") }
  `,
);
const isPrivate = readPrivateFields(supergraphSdl);

describe('a field', () => {
  it.each([
    ['that is declared PRIVATE', 'Address.street', true],
    ['that is declared PUBLIC', 'Shop.name', false],
    ['that only says for how long', 'Shop.hours', false],
    ['that nothing is said of', 'Shop.id', false],
    ['of a PRIVATE type', 'Account.name', true],
    ['of a PRIVATE type, which every type has', 'Account.__typename', true],
    ['that returns a PRIVATE type', 'Query.me', true],
    ['that returns a PRIVATE type, elsewhere', 'Shop.owner', true],
    ['that returns a PRIVATE union', 'Query.gift', true],
    ['that returns a PRIVATE interface', 'Query.badge', true],
    ['of an object that is also in a PRIVATE union', 'Voucher.sum', false],
    ['of an object that has a PRIVATE interface', 'Star.points', false],
    ['that returns a union with a PRIVATE member', 'Query.found', false],
    ['that tells whether an object is of a PRIVATE type', 'Found.__typename', true],
    ['of an interface that is PRIVATE on one of its types', 'Media.title', true],
    ['of a type, which is PRIVATE on another with the same interface', 'Book.title', false],
    ['that is PRIVATE on the interface of its type', 'Book.note', true],
    ['that is PRIVATE on the object of an interface', 'Book.rating', true],
    ['that is not, on the same object', 'Book.views', false],
    ['that requires something PRIVATE', 'Shop.distance', true],
    ['that requires its neighbour', 'Shop.region', false],
    ['that requires what requires something PRIVATE', 'Shop.delivery', true],
    ['that requires what is only found later to do so', 'Shop.total', true],
    ['beside those', 'Shop.fare', false],
    ['of a type that does not exist', 'Nothing.id', false],
  ])('%s: %s is private: %s', (_, field, expected) => {
    const [typeName = '', fieldName = ''] = field.split('.');
    expect(isPrivate(typeName, fieldName)).toBe(expected);
  });
});

it('decides of whole operations', () => {
  const scopeOf = createScopeOf(buildASTSchema(parse(supergraphSdl)), isPrivate);
  const scopes = [
    '{ shop(id: 1) { name region fare } }',
    '{ shop(id: 1) { delivery } }',
    '{ found { ... on Shop { name } } }',
    '{ found { ... on Account { name } } }',
    '{ found { __typename } }',
    '{ gift { ... on Voucher { sum } } }',
    '{ media { ... on Book { pages } } }',
    '{ media { ... on Book { rating } } }',
  ].map((text) => scopeOf(parse(text)));
  expect(scopes).toEqual(['PUBLIC', 'PRIVATE', 'PUBLIC', 'PRIVATE', 'PRIVATE', 'PRIVATE', 'PUBLIC', 'PRIVATE']);
});

it.each([
  ['as it is', cacheControl(), 'cacheControl'],
  ['under another name', cacheControl('import: [{ name: "@cacheControl", as: "@cached" }]', 'cached'), 'cached'],
  ['under the name of its specification', cacheControl('as: "hints"', 'hints'), 'hints'],
])('reads the directive %s', (_, header, name) => {
  const read = readPrivateFields(compose(`${header} type Query { mine: Int @${name}(scope: PRIVATE) ours: Int }`));
  expect([read('Query', 'mine'), read('Query', 'ours')]).toEqual([true, false]);
});

it('reads the directive without a link, and under the name of a link, and no other that has a scope', () => {
  const read = readPrivateFields(`
    schema
      @link(url: "https://specs.example/cacheControl/v1.0", as: "hints")
      @link(url: "https://specs.example/other/v1.0", import: [{ name: "@cacheControl", as: "@other" }])
    { query: Query }
    type Query { mine: Int @cacheControl(scope: PRIVATE) own: Int @hints(scope: PRIVATE) theirs: Int @other(scope: PRIVATE) }
  `);
  expect([read('Query', 'mine'), read('Query', 'own'), read('Query', 'theirs')]).toEqual([true, true, false]);
});

it('finds nothing PRIVATE where nothing is declared', () => {
  const read = readPrivateFields(compose(`extend schema ${federation} type Query { shop: Shop } type Shop { id: ID }`));
  expect([read('Query', 'shop'), read('Shop', 'id')]).toEqual([false, false]);
});
