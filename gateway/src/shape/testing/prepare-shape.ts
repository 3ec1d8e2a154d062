import { type GraphQLError, type GraphQLSchema, getOperationAST, parse } from 'graphql';
import { createShape, type Shape } from '../create-shape.ts';

/** The shape of a query that is the only operation of its document. @param names the client's, by planned response name */
export function prepareShape(schema: GraphQLSchema, query: string, names: Record<string, string> = {}): Shape {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new TypeError(`There must be one operation; got ${query}.`);
  return createShape({ schema, document, operation, responseNames: new Map(Object.entries(names)) });
}

export interface ShapeOptions {
  variables?: Record<string, unknown>;
  /** Objects of which a fetch brought nothing. */
  incomplete?: object[];
  names?: Record<string, string>;
}

/** One answer's data, and its errors as places. */
export function shapeOnce(
  schema: GraphQLSchema,
  query: string,
  data: Record<string, unknown>,
  { variables = {}, incomplete = [], names }: ShapeOptions = {},
) {
  const shaped = prepareShape(schema, query, names)({ data, variables, incomplete: new Set(incomplete) });
  return { data: shaped.data, errors: shaped.errors.map(placeOf) };
}

function placeOf({ path = [], extensions: { code } }: GraphQLError): string {
  return `${path.join('.')} ${code}`;
}

/** As `shapeOnce` tells that a value is not what it must be. */
export function wrong(path: string): string {
  return `${path} INTERNAL_SERVER_ERROR`;
}

/** Writes into everything that can be written into. */
export function spoil(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const inner of Object.values(value)) spoil(inner);
  if (Array.isArray(value)) value.push('spoilt');
  else Object.assign(value, { spoilt: true });
}
