import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import { buildSchema, getOperationAST, parse, print } from 'graphql';
import { expect, it } from 'vitest';
import { createTypeRelations } from '../execute/type-relations.ts';
import { type Preparation, prepareOperation } from './prepare-operation.ts';

const schema = buildSchema('type Query { user: User } type User { id: ID! token: String orders: [Int] }');

/** A plan of one fetch for each text. */
const planOf = (...operations: string[]): QueryPlan => ({
  kind: 'QueryPlan',
  node: {
    kind: 'Sequence',
    nodes: operations.map((operation) => ({
      kind: 'Fetch',
      serviceName: 'users',
      operation,
      operationKind: 'query' as FetchNode['operationKind'],
      operationName: undefined,
    })),
  },
});

async function scopeOf(query: string, plan: QueryPlan): Promise<string> {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new TypeError('The query must hold an operation.');
  const preparation: Preparation = {
    schema,
    compiler: {
      types: createTypeRelations(schema),
      keyNamesOf: () => new Set(),
      scopeOf: (asked) => (print(asked).includes('token') ? 'PRIVATE' : 'PUBLIC'),
    },
    separate: () => ({ document, operation, responseNames: new Map() }),
    split: () => ({ first: { document, operation }, others: [] }),
    plan: async () => plan,
  };
  const { scope } = await prepareOperation(preparation, { document, operation });
  return scope;
}

it('serves everybody where no field is PRIVATE', async () => {
  expect(await scopeOf('{ user { id } }', planOf('{ user { id } }'))).toBe('PUBLIC');
});

it('serves one viewer where the client asks for a PRIVATE field, fetched or not', async () => {
  expect(await scopeOf('{ user { token } }', planOf('{ user { id } }'))).toBe('PRIVATE');
});

it('serves one viewer where a fetch asks for a PRIVATE field that the client did not ask for', async () => {
  expect(await scopeOf('{ user { orders } }', planOf('{ user { token } }', '{ user { orders } }'))).toBe('PRIVATE');
});
