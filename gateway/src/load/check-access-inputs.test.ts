import { expect, it } from 'vitest';
import { composeSupergraph } from './compose-supergraph.ts';

const head = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@composeDirective"])
    @link(url: "https://weedhounds.example/specs/access/v1.0", import: ["@access", "@adult", "@medical"])
    @composeDirective(name: "@access") @composeDirective(name: "@adult") @composeDirective(name: "@medical")
  directive @access(roles: [String!], scopes: [String!]) on FIELD_DEFINITION | OBJECT
  directive @adult on FIELD_DEFINITION | OBJECT
  directive @medical on FIELD_DEFINITION | OBJECT`;

/** What composing comes to: `composed`, or each error. */
function compose(...subgraphs: string[]) {
  const names = ['one', 'two'];
  const composition = composeSupergraph(
    subgraphs.map((sdl, at) => ({ name: names[at] ?? '', url: `http://127.0.0.1:${at + 1}`, sdl: `${head} ${sdl}` })),
  );
  if (composition.kind === 'composed') return 'composed';
  return composition.errors.map(({ code, message }) => `${code}: ${message}`);
}

const shop = 'type Query { shop: Shop } type Shop @key(fields: "id") { id: ID! code: String @adult }';
const lengthIn = (guard: string, fields = 'code', declared = 'code: String @external') =>
  `type Shop @key(fields: "id") { id: ID! ${declared} length: Int @requires(fields: "${fields}") ${guard} }`;

it('composes a field that is made of a guarded one when it is guarded as well, or more', () => {
  expect(compose(shop, lengthIn('@adult'))).toBe('composed');
  expect(compose(shop, lengthIn('@adult @medical'))).toBe('composed');
});

it.each([
  ['nothing', ''],
  ['something else', '@medical'],
])('does not compose a field that is made of a guarded one when it needs %s', (_, guard) => {
  expect(compose(shop, lengthIn(guard))).toEqual([
    'ACCESS_ON_REQUIRED: Shop.length must need @adult as Shop.code does, which it @requires in subgraph two.',
  ]);
});

it('looks at fields within fields, and at the types they return', () => {
  const nested = 'type Query { shop: Shop } type Shop @key(fields: "id") { id: ID! owner: Owner }';
  const declared = (guard: string) => `owner: Owner @external } type Owner ${guard}`;
  const owner = (onType: string, onField: string) => `${nested} type Owner ${onType} { name: String ${onField} }`;
  const two = (onType = '') =>
    `${lengthIn('', 'owner { name }', declared(onType).split('}')[0])} type Owner ${onType} { name: String @external }`;
  expect(compose(owner('', '@medical'), two())).toEqual([
    'ACCESS_ON_REQUIRED: Shop.length must need @medical as Owner.name does, which it @requires in subgraph two.',
  ]);
  expect(compose(owner('@adult', ''), two('@adult'))).toEqual([
    'ACCESS_ON_REQUIRED: Shop.length must need @adult as Shop.owner does, which it @requires in subgraph two.',
  ]);
});

it('does not compose a guarded field in a key of a type that is guarded less', () => {
  const keyed = (guard: string) =>
    `type Query { shop: Shop } type Shop @key(fields: "code") ${guard} { code: String @adult name: String }`;
  expect(compose(keyed(''))).toEqual([
    'ACCESS_ON_KEY: Shop.code needs @adult and must be in no key of Shop, which needs less; in subgraph one it is.',
  ]);
  expect(compose(keyed('@adult'))).toBe('composed');
});
