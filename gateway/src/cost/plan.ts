import type { GraphQLArgument, ValueNode } from 'graphql';

/** An argument of a field in an operation; `value` is undefined where it is left out. */
export interface ArgumentPlan {
  definition: GraphQLArgument;
  value: ValueNode | undefined;
}

/** Where the length of a field's list is read. */
export interface SizePlan {
  /** Its place among the plan's sizes. */
  index: number;
  fieldName: string;
  assumedSize: number | null;
  slicing: readonly ArgumentPlan[];
  isOneRequired: boolean;
}

/** A field of an object of one type, with everything that is selected under its response name. */
export interface FieldPlan {
  /** Its place among the plan's fields. */
  index: number;
  responseName: string;
  /** Instead of the weight of what is returned; undefined when the field has none of its own. Of a leaf: its weight. */
  weight: number | undefined;
  /** Arguments that can cost something. */
  inputs: readonly ArgumentPlan[];
  /** How many lists are around each value. */
  listDepth: number;
  /** Where the length of the outermost list is read: the first that knows it. */
  sizes: readonly SizePlan[];
  /** The objects it may return, one a type; null for a leaf. */
  possible: readonly ObjectPlan[] | null;
}

/** What is selected of an object of one type. */
export interface ObjectPlan {
  /** Its place among the plan's objects; those in its fields come before it. */
  index: number;
  typeName: string;
  weight: number;
  fields: readonly FieldPlan[];
  /** Response names that hold the type's name. */
  typenames: readonly string[];
}

/** An operation, compiled: objects that are selected alike are one. */
export interface FinitePlan {
  kind: 'finite';
  /** What the operation costs beside its fields. */
  base: number;
  root: ObjectPlan;
  objects: readonly ObjectPlan[];
  sizes: readonly SizePlan[];
  fieldCount: number;
}

/** A plan, or that the operation is too large to have one. */
export type Plan = FinitePlan | { kind: 'unbounded' };
