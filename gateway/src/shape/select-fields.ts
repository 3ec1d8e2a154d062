import {
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type { CollectedFields, FieldCollector } from '../access/field-collector.ts';

/** What is asked of an object, and the type that has these fields. */
export interface SelectedFields {
  type: GraphQLObjectType | GraphQLInterfaceType;
  fields: CollectedFields;
}

/** What an object of an abstract type is to be known by. */
interface Position {
  schema: GraphQLSchema;
  collector: FieldCollector;
  type: GraphQLAbstractType;
  /** The fields that led to it. */
  nodes: readonly FieldNode[];
}

/**
 * What is asked of an object that names `typename` as its type; undefined when that is unknown, or such an object may not stand
 * here.
 *
 * A subgraph with an `@interfaceObject` names the interface, or nothing. Where the same is asked of whatever type the object has,
 * nobody else is asked for it either: such an object is one of the interface.
 */
export function selectFields(
  { schema, collector, type, nodes }: Position,
  typename: unknown,
): SelectedFields | undefined {
  const named = typename === undefined ? type : typeof typename === 'string' ? schema.getType(typename) : undefined;
  if (isObjectType(named))
    return schema.isSubType(type, named) ? { type: named, fields: collector.ofObject(named, nodes) } : undefined;
  if (!isInterfaceType(named) || (named !== type && !schema.isSubType(type, named))) return undefined;
  const [fields, ...others] = schema.getPossibleTypes(named).map((possible) => collector.ofObject(possible, nodes));
  const isSure = fields && areOf(named, fields) && others.every((other) => areSame(fields, other));
  return isSure ? { type: named, fields } : undefined;
}

/** `__typename` is none of an interface's: it is another for each type. */
function areOf(type: GraphQLInterfaceType, fields: CollectedFields): boolean {
  const known = type.getFields();
  return [...fields.values()].every(([node]) => node && known[node.name.value]);
}

function areSame(one: CollectedFields, other: CollectedFields): boolean {
  const others = [...other.values()];
  const isSame = (nodes: readonly FieldNode[], otherNodes: readonly FieldNode[] = []) =>
    nodes.length === otherNodes.length && nodes.every((node, index) => node === otherNodes[index]);
  return one.size === other.size && [...one.values()].every((nodes, index) => isSame(nodes, others[index]));
}
