import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner';
import { buildSchema } from 'graphql';
import { expect, it } from 'vitest';
import { compileRepresentation } from './compile-representation.ts';
import { createTypeRelations } from './type-relations.ts';

const types = createTypeRelations(
  buildSchema(`
    interface Node { id: ID! }
    type Query { node: Node }
    type Shop implements Node { id: ID! name: String owner: Owner }
    type Strain implements Node { id: ID! }
    type Owner { id: ID! pets: [Node] }
  `),
);

const field = (name: string, selections?: QueryPlanSelectionNode[]): QueryPlanSelectionNode =>
  selections ? { kind: 'Field', name, selections } : { kind: 'Field', name };
const on = (typeCondition: string, ...selections: QueryPlanSelectionNode[]): QueryPlanSelectionNode => ({
  kind: 'InlineFragment',
  typeCondition,
  selections: [field('__typename'), ...selections],
});
const compile = (requires: QueryPlanSelectionNode[], rewrites: FetchDataRewrite[] = []) =>
  compileRepresentation(requires, { rewrites, keyNames: new Set(['id']), types });
const shopById = compile([on('Shop', field('id'))]);
const built = (representation: object) => JSON.stringify(representation);

it('says by what an entity is found, and nothing else of it', () => {
  expect(shopById({ __typename: 'Shop', id: '1', name: 'x' })).toEqual(built({ __typename: 'Shop', id: '1' }));
});

it('asks nothing of another type, of none, and of one that nobody knows', () => {
  for (const entity of [{ __typename: 'Strain', id: '1' }, { id: '1' }, { __typename: 'Cat', id: '1' }]) {
    expect(shopById(entity)).toEqual('not asked');
  }
});

it('takes a condition on an interface to be met by its types', () => {
  const nodeById = compile([on('Node', field('id'))]);
  expect(nodeById({ __typename: 'Strain', id: '1' })).toEqual(built({ __typename: 'Strain', id: '1' }));
});

it('puts what several fragments ask of one object together', () => {
  const both = compile([
    on('Shop', field('owner', [field('id')])),
    on('Node', field('id'), field('owner', [field('pets', [on('Shop', field('id'))])])),
  ]);
  const pets = [{ __typename: 'Shop', id: '2' }, { __typename: 'Strain', id: '3' }, null];
  expect(both({ __typename: 'Shop', owner: { id: '9', pets }, id: '1' })).toEqual(
    built({ __typename: 'Shop', owner: { id: '9', pets: [{ __typename: 'Shop', id: '2' }, {}, null] }, id: '1' }),
  );
});

it('tells an entity that does not exist from one of which something is missing', () => {
  expect(shopById({ __typename: 'Shop', id: null })).toEqual('absent');
  expect(shopById({ __typename: 'Shop' })).toEqual('missing');
});

it('takes an entity whose keys are null for none, whatever else the subgraph is told', () => {
  const byName = compile([on('Shop', field('id'), field('name'))]);
  expect(byName({ __typename: 'Shop', id: null, name: 'x' })).toEqual('absent');
  expect(byName({ __typename: 'Shop', id: '1', name: null })).toEqual(
    built({ __typename: 'Shop', id: '1', name: null }),
  );
  const withoutKey = compile([on('Shop', field('name'))]);
  expect(withoutKey({ __typename: 'Shop', name: 'x' })).toEqual(built({ __typename: 'Shop', name: 'x' }));
  expect(withoutKey({ __typename: 'Shop', name: null })).toEqual('absent');
});

it('sends null where a part of what is required is null', () => {
  const byOwner = compile([on('Shop', field('id'), field('owner', [field('id')]))]);
  const shop = { __typename: 'Shop', id: '1' };
  expect(byOwner({ ...shop, owner: null })).toEqual(built({ ...shop, owner: null }));
  // An object that lacks what it must have is none.
  expect(byOwner({ ...shop, owner: {} })).toEqual(built({ ...shop, owner: null }));
});

it('changes a representation as the plan demands', () => {
  const rewrites: FetchDataRewrite[] = [
    { kind: 'ValueSetter', path: ['... on Shop', '__typename'], setValueTo: 'Node' },
  ];
  const asNode = compile([on('Shop', field('id'))], rewrites);
  expect(asNode({ __typename: 'Shop', id: '1' })).toEqual(built({ __typename: 'Node', id: '1' }));
});

it('leaves out what one of several fetches needs and a condition has left out', () => {
  const both = compile([on('Shop', field('id')), on('Shop', field('id'), field('name'))]);
  expect(both({ __typename: 'Shop', id: '1', name: 'x' })).toEqual(built({ __typename: 'Shop', id: '1', name: 'x' }));
  expect(both({ __typename: 'Shop', id: '1' })).toEqual(built({ __typename: 'Shop', id: '1' }));
  expect(both({ __typename: 'Shop', name: 'x' })).toEqual('missing');
});
