import type { DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { fragmentsOf } from '../access/read-document.ts';
import { compileRoot } from './compile-root.ts';
import type { ObjectShaper } from './completer.ts';
import { findConditions } from './find-conditions.ts';

export interface ShaperOptions {
  /** As clients may see it. */
  schema: GraphQLSchema;
  /** As it was planned: response names may be internal ones. */
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** What the client calls the fields that were planned under another response name. */
  responseNames: ReadonlyMap<string, string>;
}

/** What is to be shaped. */
export interface ShapeInput {
  /** What subgraphs answered, merged, by planned response names; what is asked of the schema itself, already complete. */
  data: Readonly<Record<string, unknown>>;
  /** As the client sent them. */
  variables: Readonly<Record<string, unknown>>;
  /** Objects of which a fetch brought nothing: a value they lack is absent, and no defect. */
  incomplete: ReadonlySet<object>;
}

/** Makes of what subgraphs answered what the client asked for. */
export type Shape = (input: ShapeInput) => { data: Record<string, unknown> | null; errors: readonly GraphQLError[] };

/** Values of the variables in `@skip` and `@include` that shapes are kept for. */
const shapesPerOperation = 16;

/**
 * Makes the function that shapes the answers of an operation, by code made for it: each object of the answer is a new one, with the
 * client's names in the client's order. Values are completed as GraphQL demands: what is of the wrong type is null and an
 * error, and null that may not be moves to the nearest parent that may be null.
 */
export function createShape({ schema, document, operation, responseNames }: ShaperOptions): Shape {
  const fragments = fragmentsOf(document);
  const conditions = findConditions(operation, fragments);
  const roots = new LRUCache<string, ObjectShaper>({ max: shapesPerOperation });

  function rootFor(variables: Readonly<Record<string, unknown>>): ObjectShaper {
    const values = conditions.map(
      ({ name, byDefault }) =>
        [name, (Object.hasOwn(variables, name) ? variables[name] : undefined) ?? byDefault] as const,
    );
    const key = values.map(([, value]) => (value === true ? 1 : 0)).join('');
    const known = roots.get(key);
    if (known) return known;
    const root = compileRoot({ schema, operation, fragments, responseNames, values: Object.fromEntries(values) });
    roots.set(key, root);
    return root;
  }

  return ({ data, variables, incomplete }) => {
    const errors: GraphQLError[] = [];
    const shaped = rootFor(variables)(data, { errors, path: [], incomplete }, 0);
    return { data: shaped, errors };
  };
}
