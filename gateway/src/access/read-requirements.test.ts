import { SettingError } from '@weedhounds/errors';
import { expect, it } from 'vitest';
import { readRequirements } from './read-requirements.ts';
import { composeGuarded } from './testing/compose-guarded.ts';

const nothing = { roles: [], scopes: [], adult: false, medical: false };

it('reads what stands on types, fields and the fields of interfaces of a composed supergraph', () => {
  const supergraph = composeGuarded({
    a: `type Query {
          item: Item @access(roles: [OPERATOR, MEMBER], scopes: ["b", "a"])
          open: Int
        }
        interface Priced { price: Int @medical }
        type Item implements Priced @key(fields: "id") @adult { id: ID! price: Int }`,
    b: 'type Query { more: Item } type Item @key(fields: "id") @adult { id: ID! rating: Int @adult @medical }',
  });
  expect(readRequirements(supergraph)).toEqual({
    types: new Map([['Item', { ...nothing, adult: true }]]),
    fields: new Map([
      ['Item.rating', { ...nothing, adult: true, medical: true }],
      ['Priced.price', { ...nothing, medical: true }],
      ['Query.item', { ...nothing, roles: [['MEMBER', 'OPERATOR']], scopes: ['a', 'b'] }],
    ]),
  });
});

it('asks all of what stands on one place several times', () => {
  const { fields } = readRequirements(`type Query {
    a: Int @access(roles: [MEMBER]) @access(roles: [OPERATOR, MEMBER], scopes: ["x"]) @access(roles: [MEMBER], scopes: ["y"])
  }`);
  expect(fields.get('Query.a')).toEqual({
    ...nothing,
    roles: [['MEMBER'], ['MEMBER', 'OPERATOR']],
    scopes: ['x', 'y'],
  });
});

const link = (rest: string) =>
  `schema @link(url: "https://weedhounds.example/specs/access/v1.0"${rest}) { query: Query }`;

it.each([
  ['what is no GraphQL', '{', /^SUPERGRAPH must be a supergraph schema; Syntax Error/],
  ['@access without roles and scopes', 'type A { a: Int @access }', /on A\.a it has neither\.$/],
  ['@access with empty roles alone', 'type A @access(roles: []) { a: Int }', /on A it has neither\.$/],
  ['a directive imported under another name', link(', import: ["@may"]'), /got "@may"\.$/],
  ['a directive renamed', link(', import: [{ name: "@adult", as: "@grown" }]'), /got .*"@grown"/],
  ['another namespace', link(', as: "rights"'), /got "rights"\.$/],
  ['a directive that was not imported', 'directive @access__adult on OBJECT', /got @access__adult\.$/],
])('refuses %s', (_what, sdl, message) => {
  expect(() => readRequirements(sdl)).toThrow(SettingError);
  expect(() => readRequirements(sdl)).toThrow(message);
});
