import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';

/** The fields asked of an object, by response name, in the order of the response. */
export type CollectedFields = ReadonlyMap<string, readonly FieldNode[]>;

/** What graphql-js would ask of each object, with `@skip` and `@include` decided; worked out once for objects of one type. */
export interface FieldCollector {
  ofRoot(type: GraphQLObjectType, operation: OperationDefinitionNode): CollectedFields;
  /** @param nodes the fields that led to the object, as an earlier call gave them */
  ofObject(type: GraphQLObjectType, nodes: readonly FieldNode[]): CollectedFields;
}

/** @param variables coerced, defaults included */
export function createFieldCollector(
  schema: GraphQLSchema,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Readonly<Record<string, unknown>>,
): FieldCollector {
  const fragmentsByName = Object.assign(Object.create(null), Object.fromEntries(fragments));
  const known = new Map<readonly FieldNode[], Map<GraphQLObjectType, CollectedFields>>();
  return {
    ofRoot: (type, { selectionSet }) => collectFields(schema, fragmentsByName, variables, type, selectionSet),
    ofObject(type, nodes) {
      const byType = known.get(nodes) ?? new Map<GraphQLObjectType, CollectedFields>();
      known.set(nodes, byType);
      const fields = byType.get(type) ?? collectSubfields(schema, fragmentsByName, variables, type, nodes);
      byType.set(type, fields);
      return fields;
    },
  };
}
