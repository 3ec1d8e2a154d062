import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { readSubgraphTypes } from './subgraph-types.ts';

const typesOf = readSubgraphTypes(
  parse(`
    enum join__Graph { MENU @join__graph(name: "menu", url: "") SHOPS @join__graph(name: "shops", url: "") }
    interface Named { name: String }
    type Item implements Named @join__implements(graph: MENU, interface: "Named") { name: String }
    type Shop implements Named @join__implements(graph: SHOPS, interface: "Named") @join__implements(graph: MENU, interface: "Named") {
      name: String @join__field(graph: MENU, type: "String!") @join__field(graph: SHOPS)
      best: Named @join__field(graph: MENU, type: "[Item!]!") @join__field(graph: SHOPS, type: "Named!")
    }
    union Any @join__unionMember(graph: MENU, member: "Item") @join__unionMember(graph: SHOPS, member: "Shop") = Item | Shop
  `),
);

it('tells which objects an interface or union stands for in each subgraph', () => {
  expect(typesOf('menu').objectsOf('Named')).toEqual(new Set(['Item', 'Shop']));
  expect(typesOf('shops').objectsOf('Named')).toEqual(new Set(['Shop']));
  expect(typesOf('shops').objectsOf('Any')).toEqual(new Set(['Shop']));
  expect(typesOf('else').objectsOf('Any')).toEqual(new Set());
});

it('tells which fields return another type, and not another nullability', () => {
  expect([
    typesOf('menu').isRetyped('Shop', 'best'),
    typesOf('shops').isRetyped('Shop', 'best'),
    typesOf('menu').isRetyped('Shop', 'name'),
  ]).toEqual([true, false, false]);
});
