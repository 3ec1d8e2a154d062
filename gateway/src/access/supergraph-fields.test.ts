import { readFileSync } from 'node:fs';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { type PlanNode, type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import { type GraphQLObjectType, isObjectType, Kind, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createAccessModel } from './access-model.ts';
import { readRequirements } from './read-requirements.ts';
import { lackingIn, refusedIn } from './testing/brute-force.ts';
import { operationsOnEveryField } from './testing/every-field.ts';

const supergraphSdl = readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8');
const supergraph = Supergraph.buildForTests(supergraphSdl);
const apiSchema = supergraph.apiSchema();
const schema = apiSchema.toGraphQLJSSchema();
const model = createAccessModel(schema, readRequirements(supergraphSdl));
const planner = new QueryPlanner(supergraph);
const operations = operationsOnEveryField(schema);

const subgraphSchemas = new Map(
  supergraph
    .subgraphs()
    .values()
    .map((one) => [one.name, one.schema.toGraphQLJSSchema()]),
);
const places = guardedPlaces();
const stranger = lackingIn(schema, places);

/** Told from the text's lines alone: the types and fields that carry a directive of ours. */
function guardedPlaces(): string[] {
  let type = '';
  let field = '';
  return supergraphSdl.split('\n').flatMap((line) => {
    const definition = /^(?:type|interface) (\w+)/.exec(line)?.[1];
    if (definition) [type, field] = [definition, ''];
    field = /^ {2}(\w+)[(:]/.exec(line)?.[1] ?? field;
    if (!/^ {2}.*@(adult|medical|access)\b(?!")/.test(line)) return [];
    return [field ? `${type}.${field}` : type];
  });
}

/** All that would be sent to subgraphs for a viewer who is refused everything that can be. */
function fetchesFor(text: string): { subgraph: string; operation: string }[] {
  const document = parse(text);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new TypeError('The operation comes first.');
  const restriction = model.restrict(document, operation, [...model.requirements.keys()]);
  const remainder = restriction.kind === 'untouched' ? { document } : restriction.remainder;
  return remainder ? fetchesOf(planner.buildQueryPlan(operationFromDocument(apiSchema, remainder.document))) : [];
}

function fetchesOf(part: QueryPlan | PlanNode): { subgraph: string; operation: string }[] {
  switch (part.kind) {
    case 'QueryPlan':
      return part.node ? fetchesOf(part.node as PlanNode) : [];
    case 'Fetch':
      return [{ subgraph: part.serviceName, operation: part.operation }];
    case 'Flatten':
      return fetchesOf(part.node);
    case 'Sequence':
    case 'Parallel':
      return part.nodes.flatMap(fetchesOf);
    default:
      throw new TypeError(`No other part was expected in a plan; got ${part.kind}.`);
  }
}

describe('the schema of this repository', () => {
  it('is read as it is written', () => {
    const { types, fields } = readRequirements(supergraphSdl);
    expect([...types.keys(), ...fields.keys()].sort()).toEqual(places.sort());
    expect(places).toEqual(expect.arrayContaining(['Menu', 'MenuItem', 'Variant', 'PricePoint', 'Query.network']));
  });

  it('has every field asked for', () => {
    const objects = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && !type.name.startsWith('__'),
    );
    const fields = objects.flatMap((type) =>
      Object.keys((type as GraphQLObjectType).getFields()).map((field) => `${type}.${field}`),
    );
    expect([...new Set(operations.map(({ type, field }) => `${type}.${field}`))].sort()).toEqual(fields.sort());
  });

  it.each(operations.map((one) => ({ ...one, title: one.text.replace(/\s+/g, ' ') })))(
    'fetches nothing refused for $title',
    ({ text, type, field }) => {
      const fetches = fetchesFor(text);
      const leaks = fetches.flatMap(({ subgraph, operation }) => {
        const subgraphSchema = subgraphSchemas.get(subgraph);
        return subgraphSchema ? refusedIn(subgraphSchema, schema, operation, stranger) : [subgraph];
      });
      expect(leaks).toEqual([]);
      const isOpen = refusedIn(schema, schema, text, stranger).length === 0;
      const isFetched = fetches.some(({ operation }) => new RegExp(`\\b${field}\\b(?!:)`).test(operation));
      expect([type.name, field, isFetched]).toEqual([type.name, field, isOpen]);
    },
  );
});
