import { buildSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import { createScopeOf } from './fetch-scope.ts';

const schema = buildSchema(`
  interface Named { name: String }
  type Query { shop: Shop me: Viewer named: Named }
  type Shop implements Named { name: String owner: Viewer }
  type Viewer implements Named { name: String cart: Shop }
`);
const scopeOf = createScopeOf(schema, (type, field) => type === 'Viewer' && ['cart', 'name'].includes(field));

it.each([
  ['{ shop { name owner { __typename } } }', 'PUBLIC'],
  ['{ me { cart { name } } }', 'PRIVATE'],
  ['{ shop { owner { ... on Viewer { cart { name } } } } }', 'PRIVATE'],
  ['{ shop { ...S } } fragment S on Shop { owner { ...V } } fragment V on Viewer { name }', 'PRIVATE'],
  ['{ named { name } }', 'PRIVATE'],
  ['query ($r: [_Any!]!) { _entities(representations: $r) { ... on Viewer { cart { name } } } }', 'PRIVATE'],
  ['query ($r: [_Any!]!) { _entities(representations: $r) { ... on Shop { name } } }', 'PUBLIC'],
])('of %s is %s', (document, scope) => {
  expect(scopeOf(parse(document))).toBe(scope);
});
