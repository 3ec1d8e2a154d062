import { GraphQLEnumType, type GraphQLLeafType } from 'graphql';

/** How a value of a leaf type is told from others. */
export interface Leaf {
  /** Code that is true of most right values `v`; `values` are an enum's. */
  test: string;
  /** The value as it is answered, where the code did not tell; undefined for a wrong one. */
  coerce(value: unknown): unknown;
  /** An enum's values. */
  values?: ReadonlySet<unknown>;
}

const wrong = () => undefined;

const specified: Readonly<Record<string, Leaf>> = {
  Int: { test: 'typeof v === "number" && (v | 0) === v', coerce: wrong },
  Float: { test: 'typeof v === "number"', coerce: wrong },
  String: { test: 'typeof v === "string"', coerce: wrong },
  Boolean: { test: 'v === true || v === false', coerce: wrong },
  ID: {
    test: 'typeof v === "string"',
    coerce: (value) => (Number.isSafeInteger(value) ? String(value) : undefined),
  },
};

/** Any JSON value but null. An object is copied: answers share nothing that could be written into. */
const custom: Leaf = {
  test: 'typeof v === "string" || typeof v === "number" || typeof v === "boolean"',
  coerce: (value) => (typeof value === 'object' && value !== null ? structuredClone(value) : undefined),
};

export function leafOf(type: GraphQLLeafType): Leaf {
  if (!(type instanceof GraphQLEnumType)) return specified[type.name] ?? custom;
  const values = new Set<unknown>(type.getValues().map(({ name }) => name));
  return { test: 'values.has(v)', coerce: wrong, values };
}
