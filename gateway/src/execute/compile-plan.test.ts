import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { GraphError } from '@weedhounds/errors';
import { buildSchema } from 'graphql';
import { expect, it } from 'vitest';
import { compilePlan, type PlanCompiler } from './compile-plan.ts';
import { FoundTargets } from './found-targets.ts';
import type { Run } from './run.ts';
import { type Answers, createAnswerLayer } from './testing/answer-layer.ts';
import { createTypeRelations } from './type-relations.ts';

const compiler: PlanCompiler = {
  types: createTypeRelations(buildSchema('type Query { shop: Shop } type Shop { id: ID! name: String }')),
  keyNamesOf: () => new Set(['id']),
  scopeOf: () => 'PUBLIC',
};
const failed = new GraphError('SUBGRAPH_UNAVAILABLE', 'Subgraph names did not answer.', {
  extensions: { subgraph: 'names' },
});

function root(serviceName: string, operation: string, more: Partial<FetchNode> = {}): FetchNode {
  const operationKind = (operation.startsWith('mutation') ? 'mutation' : 'query') as FetchNode['operationKind'];
  return { kind: 'Fetch', serviceName, operation, operationName: undefined, operationKind, ...more };
}

const selection = [
  { kind: 'Field', name: '__typename' },
  { kind: 'Field', name: 'id' },
] as const;

function nameOf(...path: string[]): PlanNode {
  const operation = 'query($representations:[_Any!]!){_entities(representations:$representations){...on Shop{name}}}';
  const requires = [{ kind: 'InlineFragment' as const, typeCondition: 'Shop', selections: [...selection] }];
  return { kind: 'Flatten', path, node: root('names', operation, { requires }) };
}

async function run(
  node: PlanNode | undefined,
  answers: Answers,
  variables: Record<string, unknown> = {},
  defaults = {},
) {
  const { layer, made } = createAnswerLayer(answers);
  const plan: QueryPlan = node ? { kind: 'QueryPlan', node } : { kind: 'QueryPlan' };
  const state: Run = {
    layer,
    scope: {
      policyClass: { role: 'STRANGER', jurisdiction: null, ageClass: 'UNKNOWN', isPatient: false },
      classKey: '',
      subject: null,
    },
    variables,
    clientNames: new Map([['_1', 'shops']]),
    data: {},
    errors: [],
    incomplete: new Set(),
    found: new FoundTargets(),
    executed: [],
  };
  await compilePlan(plan, compiler, defaults)(state);
  const errors = state.errors.map(({ path, extensions }) => ({ path, ...extensions }));
  return { data: state.data, errors, made, incomplete: [...state.incomplete] };
}

const shop = (id: string | null) => ({ __typename: 'Shop', id });

it('fetches nothing for a plan without a node', async () => {
  expect(await run(undefined, {})).toEqual({ data: {}, errors: [], made: [], incomplete: [] });
});

it('asks for each different entity once, and gives the answer to all that are it', async () => {
  const { data, made } = await run(
    { kind: 'Sequence', nodes: [root('shops', '{shops{__typename id}}'), nameOf('shops', '@')] },
    {
      root: { shops: { data: { shops: [shop('1'), null, shop('2'), shop('1')] } } },
      entity: { names: ({ id }) => ({ name: `Shop ${id}` }) },
    },
  );
  expect(data).toEqual({
    shops: [{ ...shop('1'), name: 'Shop 1' }, null, { ...shop('2'), name: 'Shop 2' }, { ...shop('1'), name: 'Shop 1' }],
  });
  expect(made.map(({ representations }) => representations)).toEqual([undefined, [shop('1'), shop('2')]]);
});

it('calls nobody when there is no entity to ask for', async () => {
  const { made, incomplete } = await run(
    { kind: 'Sequence', nodes: [root('shops', '{shops{__typename id}}'), nameOf('shops', '@')] },
    { root: { shops: { data: { shops: [null, shop(null)] } } } },
  );
  expect(made).toHaveLength(1);
  expect(incomplete).toEqual([shop(null)]);
});

it('puts the error of one entity at each place of it, under the names of the client', async () => {
  const { errors, incomplete } = await run(
    { kind: 'Sequence', nodes: [root('shops', '{_1:shops{__typename id}}'), nameOf('_1', '@')] },
    {
      root: { shops: { data: { _1: [shop('1'), shop('2'), shop('1')] } } },
      entity: { names: ({ id }) => (id === '2' ? { name: 'b' } : null) },
      entityErrors: { names: [{ representation: 0, path: ['name'], error: failed }] },
    },
  );
  const error = { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'names' };
  expect(errors).toEqual([
    { path: ['shops', 0, 'name'], ...error },
    { path: ['shops', 2, 'name'], ...error },
  ]);
  expect(incomplete).toEqual([shop('1'), shop('1')]);
});

it('runs what is parallel at the same time, and what follows after it', async () => {
  const order: string[] = [];
  const { layer } = createAnswerLayer({});
  const slow = {
    ...layer,
    fetchRoot: async (fetch: { subgraph: string }) => {
      order.push(`${fetch.subgraph} begins`);
      await Promise.resolve();
      order.push(`${fetch.subgraph} ends`);
      return { data: {}, errors: [] };
    },
  };
  const nodes: PlanNode[] = [{ kind: 'Parallel', nodes: [root('a', '{a}'), root('b', '{b}')] }, root('c', '{c}')];
  const found = new FoundTargets();
  const state = { layer: slow, variables: {}, data: {}, errors: [], incomplete: new Set(), found, executed: [] };
  await compilePlan({ kind: 'QueryPlan', node: { kind: 'Sequence', nodes } }, compiler, {})(state as unknown as Run);
  expect(order).toEqual(['a begins', 'b begins', 'a ends', 'b ends', 'c begins', 'c ends']);
});

it('takes the branch of a condition by the variable, else by its default', async () => {
  const node: PlanNode = {
    kind: 'Condition',
    condition: 'x',
    ifClause: root('yes', '{a}'),
    elseClause: root('no', '{a}'),
  };
  const asked = async (variables: Record<string, unknown>, defaults = {}) =>
    (await run(node, {}, variables, defaults)).made.map(({ subgraph }) => subgraph);
  expect(await asked({ x: true })).toEqual(['yes']);
  expect(await asked({ x: false }, { x: true })).toEqual(['no']);
  expect(await asked({}, { x: true })).toEqual(['yes']);
});

it('sends the variables a fetch uses and no others, and its operation without a name', async () => {
  const fetch = root('shops', 'query Mine__shops__0($id:ID){shop(id:$id){id}}', {
    operationName: 'Mine__shops__0',
    variableUsages: ['id', 'absent', '__proto__'],
  });
  const { made } = await run(fetch, {}, { id: '1', other: 2 });
  expect(made).toEqual([{ subgraph: 'shops', query: 'query($id:ID){shop(id:$id){id}}', variables: { id: '1' } }]);
});

it('tells with an error of a mutation what had been executed before', async () => {
  const error = { path: ['second'], error: failed };
  const { errors, data } = await run(
    {
      kind: 'Sequence',
      nodes: [root('a', 'mutation{first}'), root('b', 'mutation{second}'), root('c', 'mutation{third}')],
    },
    { root: { a: { data: { first: 1 } }, b: { data: { second: null }, errors: [error] }, c: { data: { third: 3 } } } },
  );
  expect(data).toEqual({ first: 1, second: null, third: 3 });
  expect(errors).toEqual([{ path: ['second'], code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'names', executed: ['first'] }]);
});

it('completes the same objects by one fetch after another, and those that came in between', async () => {
  const owner = (...path: string[]): PlanNode => {
    const operation =
      'query($representations:[_Any!]!){_entities(representations:$representations){...on Shop{owner{__typename id}}}}';
    const requires = [{ kind: 'InlineFragment' as const, typeCondition: 'Shop', selections: [...selection] }];
    return { kind: 'Flatten', path, node: root('owners', operation, { requires }) };
  };
  const { data } = await run(
    {
      kind: 'Sequence',
      nodes: [
        root('shops', '{shop{__typename id}}'),
        nameOf('shop', 'owner'),
        owner('shop'),
        nameOf('shop'),
        nameOf('shop', 'owner'),
      ],
    },
    {
      root: { shops: { data: { shop: shop('1') } } },
      entity: { names: ({ id }) => ({ name: `Shop ${id}` }), owners: () => ({ owner: shop('2') }) },
    },
  );
  expect(data).toEqual({ shop: { ...shop('1'), name: 'Shop 1', owner: { ...shop('2'), name: 'Shop 2' } } });
});
