import { GraphQLEnumType, type GraphQLLeafType } from 'graphql';
import { copyJson } from './copy-json.ts';

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

/** JSON has no infinity, yet `1e999` is read as one, and would be written as null. */
const finite = 'typeof v === "number" && v - v === 0';

const specified: Readonly<Record<string, Leaf>> = {
  Int: { test: 'typeof v === "number" && (v | 0) === v', coerce: wrong },
  Float: { test: finite, coerce: wrong },
  String: { test: 'typeof v === "string"', coerce: wrong },
  Boolean: { test: 'v === true || v === false', coerce: wrong },
  ID: {
    test: 'typeof v === "string"',
    coerce: (value) => (Number.isSafeInteger(value) ? String(value) : undefined),
  },
};

/** Any JSON value but null. An object is copied: answers share nothing that could be written into. */
const custom: Leaf = {
  test: `typeof v === "string" || (${finite}) || typeof v === "boolean"`,
  coerce: (value) => (typeof value === 'object' && value !== null ? copyIfWritable(value) : undefined),
};

export function leafOf(type: GraphQLLeafType): Leaf {
  if (!(type instanceof GraphQLEnumType)) return specified[type.name] ?? custom;
  const values = new Set<unknown>(type.getValues().map(({ name }) => name));
  return { test: 'values.has(v)', coerce: wrong, values };
}

function copyIfWritable(value: object): unknown {
  try {
    return copyJson(value);
  } catch {
    return undefined;
  }
}
