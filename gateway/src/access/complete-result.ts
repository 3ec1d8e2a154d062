import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import type { Refusal } from './decide-requirement.ts';
import { type CollectedFields, createFieldCollector } from './field-collector.ts';
import { isMetaField, returnTypeOf } from './read-document.ts';
import type { RefusalView } from './refusal-view.ts';

/** What the client asked, and what came of the part that was executed. */
export interface ResultToComplete {
  view: RefusalView;
  /** By the number of the requirement that is not met. */
  refusals: readonly (Refusal | undefined)[];
  /** As the client sent them. */
  operation: OperationDefinitionNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced, defaults included. */
  variables: Readonly<Record<string, unknown>>;
  /** The response name under which objects of abstract types tell their type. */
  typenameAlias: string;
  data: Readonly<Record<string, unknown>>;
}

type Path = readonly (string | number)[];

/**
 * Makes of a rewritten operation's data the data the client asked for, in the order it was asked for: null and one error
 * at every position that is refused. Null that cannot stand where it arises moves to the nearest parent that can be null.
 */
export function completeResult(result: ResultToComplete): {
  data: Record<string, unknown> | null;
  errors: GraphQLError[];
} {
  const { view, refusals, operation, fragments, variables, typenameAlias } = result;
  const { schema } = view;
  const errors: GraphQLError[] = [];
  const collector = createFieldCollector(schema, fragments, variables);
  const root = schema.getRootType(operation.operation);
  const data = root ? completeObject(root, collector.ofRoot(root, operation), result.data, []) : null;
  return { data, errors };

  function completeObject(
    type: GraphQLObjectType,
    fields: CollectedFields,
    object: object,
    path: Path,
  ): Record<string, unknown> | null {
    const completed: Record<string, unknown> = Object.create(null);
    for (const [responseName, nodes] of fields) {
      const [node] = nodes;
      if (!node) continue;
      const value = ownValue(object, responseName);
      if (isMetaField(node)) {
        completed[responseName] = value;
        continue;
      }
      const returned = returnTypeOf(type, node.name.value);
      const fieldPath = [...path, responseName];
      const refusal = view.refusalOfField(type, node.name.value);
      const answer = refusal === undefined ? complete(returned, nodes, value, fieldPath) : refuse(refusal, fieldPath);
      if (answer === null && isNonNullType(returned)) return null;
      completed[responseName] = answer;
    }
    return completed;
  }

  function complete(type: GraphQLOutputType, nodes: readonly FieldNode[], value: unknown, path: Path): unknown {
    if (value === null || isLeafType(getNamedType(type))) return value;
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      if (!Array.isArray(value)) return unexpected(path);
      const items = value.map((item: unknown, index) => complete(nullable.ofType, nodes, item, [...path, index]));
      return isNonNullType(nullable.ofType) && items.includes(null) ? null : items;
    }
    if (typeof value !== 'object') return unexpected(path);
    const runtimeType = isObjectType(nullable) ? nullable : schema.getType(String(ownValue(value, typenameAlias)));
    // What does not say what it is could be what is refused.
    if (!isObjectType(runtimeType)) return unexpected(path);
    const refusal = isObjectType(nullable) ? undefined : view.refusalOfType(runtimeType);
    if (refusal !== undefined) return refuse(refusal, path);
    return completeObject(runtimeType, collector.ofObject(runtimeType, nodes), value, path);
  }

  function refuse(number: number, path: Path): null {
    const refusal = refusals[number];
    if (!refusal) throw new TypeError(`Requirement ${number} must have been decided.`);
    const { code, message, extensions } = refusal;
    errors.push(new GraphQLError(message, { path, extensions: { ...extensions, code } }));
    return null;
  }

  function unexpected(path: Path): null {
    errors.push(
      new GraphQLError('The type of a value is unknown.', { path, extensions: { code: 'INTERNAL_SERVER_ERROR' } }),
    );
    return null;
  }
}

/** Null where there is none: a name such as `constructor` is found in no prototype. */
function ownValue(object: object, name: string): unknown {
  return (Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined) ?? null;
}
