import { inherited, maxAgeAlone } from '@weedhounds/cache-policies';
import { SettingError } from '@weedhounds/errors';
import { describe, expect, it } from 'vitest';
import { composeSupergraph } from '../../load/compose-supergraph.ts';
import { minute } from '../testing/plain-cache.ts';
import { readFieldPolicies } from './read-field-policies.ts';

const header = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@composeDirective"])
    @link(url: "https://weedhounds.example/specs/access/v1.0", import: ["@access", "@adult"])
    @link(url: "https://weedhounds.example/specs/cache/v1.0", import: ["@ttl"])
    @link(url: "https://weedhounds.example/specs/cacheControl/v0.1", import: ["@cacheControl"])
    @composeDirective(name: "@access") @composeDirective(name: "@adult")
    @composeDirective(name: "@ttl") @composeDirective(name: "@cacheControl")
  directive @access(roles: [access__Role!], scopes: [String!]) on FIELD_DEFINITION | OBJECT
  directive @adult on FIELD_DEFINITION | OBJECT
  enum access__Role { MEMBER OPERATOR }
  directive @ttl(policy: cache__Policy!) on FIELD_DEFINITION | OBJECT | INTERFACE
  enum cache__Policy { MENU_DATA STRAIN_INFO PRICING_DATA }
  directive @cacheControl(maxAge: Int, scope: cacheControl__Scope, inheritMaxAge: Boolean)
    on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
  enum cacheControl__Scope { PUBLIC PRIVATE }
`;

function compose(...sdls: string[]): string {
  const composition = composeSupergraph(
    sdls.map((sdl, index) => ({ name: `s${index}`, url: `http://s${index}.example`, sdl: header + sdl })),
  );
  if (composition.kind === 'failed') throw new TypeError(JSON.stringify(composition.errors));
  return composition.supergraphSdl;
}

const menuData = { ...minute, name: 'MENU_DATA', ttlMs: 7_200_000 };
const pricing = { ...minute, name: 'PRICING_DATA', ttlMs: 3_600_000 };
const strainInfo = { ...minute, name: 'STRAIN_INFO', varies: 'never' as const };
const policies = { MENU_DATA: menuData, PRICING_DATA: pricing, STRAIN_INFO: strainInfo };

/** @param coordinates as `Type.field` */
function policiesOf(supergraphSdl: string, coordinates: readonly string[], declared = policies) {
  const policyOf = readFieldPolicies(supergraphSdl, declared);
  return coordinates.map((coordinate) => {
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    return policyOf(typeName, fieldName);
  });
}

/** A policy that `@cacheControl` shortens. */
function atMost<P extends typeof menuData>(policy: P, ms: number): P {
  const { ttlMs, staleMs, staleIfErrorMs, negativeTtlMs } = policy;
  const [ttl, stale, staleIfError, negative] = [ttlMs, staleMs, staleIfErrorMs, negativeTtlMs].map((one) =>
    Math.min(one, ms),
  );
  return { ...policy, ttlMs: ttl, staleMs: stale, staleIfErrorMs: staleIfError, negativeTtlMs: negative } as P;
}

describe('the policy of a field', () => {
  const supergraph = compose(`
    type Query {
      shop: Shop @ttl(policy: MENU_DATA)
      plain: Shop
      aged: Int @cacheControl(maxAge: 30)
      agedShop: Shop @cacheControl(maxAge: 30)
      page: Page
      part: Int @cacheControl(inheritMaxAge: true)
      found: Found
    }
    type Mutation { sell: Shop @ttl(policy: MENU_DATA) }
    interface Priced @ttl(policy: PRICING_DATA) { price: Int cost: Int @ttl(policy: STRAIN_INFO) name: String last: Int }
    type Shop implements Priced @ttl(policy: MENU_DATA) @key(fields: "id") {
      id: ID!
      name: String
      price: Int @ttl(policy: PRICING_DATA)
      cost: Int
      last: Int
      short: Int @cacheControl(maxAge: 1)
      long: Int @cacheControl(maxAge: 7201)
      now: Int @cacheControl(maxAge: 0)
      public: Int @cacheControl(scope: PUBLIC)
      aged: Aged
      agedLess: Aged @cacheControl(maxAge: 60)
    }
    type Van implements Priced { name: String price: Int cost: Int last: Int @cacheControl(maxAge: 0) }
    type Kiosk implements Priced @ttl(policy: STRAIN_INFO) { name: String price: Int @cacheControl(maxAge: 0) cost: Int last: Int }
    type Aged @cacheControl(maxAge: 40) { sum: Int page: Page shop: Shop own: Int @cacheControl(maxAge: 50) }
    type Page @cacheControl(inheritMaxAge: true) { next: Int own: Int @ttl(policy: MENU_DATA) }
    type Item @key(fields: "id") @cacheControl(inheritMaxAge: true) { id: ID! name: String }
    type Part { name: String @cacheControl(inheritMaxAge: true) other: Int item: Item }
    union Found @cacheControl(maxAge: 20) = Shop | Van
  `);

  it.each([
    ['is its own', 'Query.shop', menuData],
    ['is none where nothing names one', 'Query.plain', undefined],
    ["is its type's", 'Shop.name', menuData],
    ["is its own before its type's", 'Shop.price', pricing],
    ["is that of its interface's field before its type's", 'Shop.cost', strainInfo],
    ["is its interface's", 'Van.name', pricing],
    ["is that of its interface's field before its interface's", 'Van.cost', strainInfo],
    ['is not lengthened by an age', 'Shop.long', atMost(menuData, 7_201_000)],
    ['is shortened by its age, and so are its windows', 'Shop.short', atMost(menuData, 1_000)],
    ['is none for an age of 0', 'Shop.now', undefined],
    ['is not changed by a scope that is PUBLIC', 'Shop.public', menuData],
    ['is shortened by the age of what it returns', 'Shop.aged', atMost(menuData, 40_000)],
    ['is shortened by its own age before that of what it returns', 'Shop.agedLess', atMost(menuData, 60_000)],
    ['is made by an age alone', 'Query.aged', atMost({ ...maxAgeAlone, ttlMs: 30_000 }, 30_000)],
    ['is made by an age alone, of an object', 'Query.agedShop', atMost({ ...maxAgeAlone, ttlMs: 30_000 }, 30_000)],
    ['is made by the age of the union it returns', 'Query.found', atMost({ ...maxAgeAlone, ttlMs: 20_000 }, 20_000)],
    ["is made by its type's age", 'Aged.sum', atMost({ ...maxAgeAlone, ttlMs: 40_000 }, 40_000)],
    ["is made by its own age before its type's", 'Aged.own', atMost({ ...maxAgeAlone, ttlMs: 50_000 }, 50_000)],
    ["is not made by its type's age for an object", 'Aged.shop', undefined],
    ['is left to what it is part of', 'Page.next', inherited],
    ['is left to what it alone is part of', 'Part.name', inherited],
    ['is not left to it beside that', 'Part.other', undefined],
    ['is its own in a part', 'Page.own', menuData],
    ["is not left to anything in an entity, which is nobody's part", 'Item.name', undefined],
    ['is not left to anything at the root', 'Query.part', undefined],
    ['is none where only what it returns is left to it', 'Query.page', undefined],
    ['is none where it is answered by a mutation', 'Mutation.sell', undefined],
    ['is none where there is no such field', 'Shop.nothing', undefined],
    ['is none where there is no such type', 'Nothing.name', undefined],
    ['of an interface is none where its first object has none', 'Priced.price', undefined],
    ['of an interface is none where its last object has none', 'Priced.last', undefined],
  ])('%s: %s', (_, coordinate, policy) => {
    expect(policiesOf(supergraph, [coordinate])).toEqual([policy]);
  });

  it('of an interface is the strictest of those of its objects', () => {
    const [found] = policiesOf(supergraph, ['Priced.name']);
    expect(found).toEqual({ ...strainInfo, varies: 'class' });
  });

  it('is none where the policy keeps nothing', () => {
    expect(policiesOf(supergraph, ['Query.shop'], { ...policies, MENU_DATA: { ...menuData, ttlMs: 0 } })).toEqual([
      undefined,
    ]);
  });

  it('is refused where there is no policy of that name', () => {
    const { MENU_DATA, STRAIN_INFO } = policies;
    const read = () => readFieldPolicies(supergraph, { MENU_DATA, STRAIN_INFO });
    expect(read).toThrow(SettingError);
    expect(read).toThrow(
      'SUPERGRAPH must name policies that there are (MENU_DATA, STRAIN_INFO); Shop.price has PRICING_DATA.',
    );
    expect(() => readFieldPolicies(supergraph.replaceAll('MENU_DATA', 'toString'), policies)).toThrow('has toString.');
  });
});

describe('the scope of a field', () => {
  const supergraph = compose(`
    type Query { shop: Shop @ttl(policy: STRAIN_INFO) }
    type Shop @key(fields: "id") @ttl(policy: STRAIN_INFO) {
      id: ID! name: String note: String @cacheControl(scope: PRIVATE) page: Page
    }
    type Page @cacheControl(inheritMaxAge: true) { own: String @cacheControl(scope: PRIVATE) next: Int }
  `);
  const scopesOf = (declared = policies) =>
    policiesOf(supergraph, ['Query.shop', 'Shop.name', 'Shop.note', 'Page.own', 'Page.next'], declared).map(
      (policy) => policy?.scope,
    );

  it('is PRIVATE where the supergraph says it is', () => {
    expect(scopesOf()).toEqual(['PUBLIC', 'PUBLIC', 'PRIVATE', 'PRIVATE', 'PUBLIC']);
  });

  it('is PRIVATE where its policy is', () => {
    const declared = { ...policies, STRAIN_INFO: { ...strainInfo, scope: 'PRIVATE' as const } };
    expect(scopesOf(declared)).toEqual(['PRIVATE', 'PRIVATE', 'PRIVATE', 'PRIVATE', 'PUBLIC']);
  });
});

it('differs by class wherever its policy does or a rule of access touches the field', () => {
  const supergraph = compose(
    `type Query { strains: Strains @ttl(policy: STRAIN_INFO) strain: Strain @ttl(policy: STRAIN_INFO) }
     type Strains @ttl(policy: STRAIN_INFO) { count: Int nodes: [Strain!] page: Page }
     type Page @cacheControl(inheritMaxAge: true) { next: Int }
     type Strain @key(fields: "id") @ttl(policy: STRAIN_INFO) {
       id: ID! name: String secret: Int @access(roles: [MEMBER]) price: Int @ttl(policy: PRICING_DATA)
     }`,
  );
  const coordinates = ['Query.strains', 'Strains.count', 'Page.next', 'Strain.name', 'Strain.secret', 'Strain.price'];
  expect(policiesOf(supergraph, coordinates).map((policy) => policy?.varies)).toEqual([
    'never',
    'never',
    'never',
    'never',
    'class',
    'class',
  ]);
});

it('refuses what is no supergraph', () => {
  expect(() => readFieldPolicies('type', policies)).toThrow(SettingError);
});
