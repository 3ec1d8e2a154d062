import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNullableType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
} from 'graphql';
import { type CollectedFields, createFieldCollector } from '../access/field-collector.ts';
import { isMetaField, returnTypeOf } from '../access/read-document.ts';
import { compileObject, type Field } from './compile-object.ts';
import { type Completer, type ObjectShaper, withoutValue } from './completer.ts';
import { leafOf } from './leaf.ts';
import { type SelectedFields, selectFields } from './select-fields.ts';

interface RootOptions {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  responseNames: ReadonlyMap<string, string>;
  /** Of the variables in `@skip` and `@include`. */
  values: Readonly<Record<string, unknown>>;
}

/** Makes the shaper of an operation's root. Shapers of what is below are made when the first object of their type comes. */
export function compileRoot({ schema, operation, fragments, responseNames, values }: RootOptions): ObjectShaper {
  const collector = createFieldCollector(schema, fragments, values);
  const root = schema.getRootType(operation.operation);
  if (!root) throw new TypeError(`Operations must be validated before they are shaped; got a ${operation.operation}.`);
  return shaperOf(root, collector.ofRoot(root, operation));

  function shaperOf(type: SelectedFields['type'], collected: CollectedFields): ObjectShaper {
    return compileObject([...collected].map(([name, nodes]) => fieldOf(type, name, nodes)));
  }

  function fieldOf(type: SelectedFields['type'], name: string, nodes: readonly FieldNode[]): Field {
    const [node] = nodes;
    if (!node) throw new TypeError(`The field ${name} must be selected.`);
    const responseName = responseNames.get(name) ?? name;
    if (node.name.value === '__typename') return { kind: 'constant', responseName, value: type.name };
    if (isMetaField(node)) return { kind: 'complete', name, responseName };
    const returned = returnTypeOf(type, node.name.value);
    const isRequired = isNonNullType(returned);
    const nullable = getNullableType(returned);
    const place = { name, responseName, isRequired };
    if (isLeafType(nullable)) return { kind: 'leaf', ...place, leaf: leafOf(nullable), expected: nullable.name };
    return { kind: 'value', ...place, complete: completerOf(nullable, nodes) };
  }

  /** For values that are not null; what may not be null is looked after by who holds it. */
  function completerOf(type: GraphQLOutputType, nodes: readonly FieldNode[]): Completer {
    const nullable = getNullableType(type);
    if (isListType(nullable)) return listOf(nullable.ofType, nodes);
    if (isLeafType(nullable)) return leafCompleter(nullable.name, leafOf(nullable));
    if (isAbstractType(nullable)) return abstractOf(nullable, nodes);
    const expected = `an object of ${nullable.name}`;
    let shape: ObjectShaper = (object, shaping, depth) => {
      shape = shaperOf(nullable, collector.ofObject(nullable, nodes));
      return shape(object, shaping, depth);
    };
    return (value, holder, shaping, depth) =>
      isObject(value) ? shape(value, shaping, depth) : withoutValue(value, holder, shaping, depth, expected);
  }

  function listOf(itemType: GraphQLOutputType, nodes: readonly FieldNode[]): Completer {
    const complete = completerOf(itemType, nodes);
    const isRequired = isNonNullType(itemType);
    return (value, holder, shaping, depth) => {
      if (!Array.isArray(value)) return withoutValue(value, holder, shaping, depth, 'a list');
      const items: unknown[] = new Array(value.length);
      for (let index = 0; index < value.length; index++) {
        shaping.path[depth] = index;
        const item = complete(value[index], value, shaping, depth + 1);
        if (item === null && isRequired) return null;
        items[index] = item;
      }
      return items;
    };
  }

  function abstractOf(type: GraphQLAbstractType, nodes: readonly FieldNode[]): Completer {
    const position = { schema, collector, type, nodes };
    const shapes = new Map<unknown, ObjectShaper>();
    const expected = `an object of ${type.name} that names its type`;
    const find = (typename: unknown): ObjectShaper | undefined => {
      const selected = selectFields(position, typename);
      if (!selected) return undefined;
      const shape = shaperOf(selected.type, selected.fields);
      shapes.set(typename, shape);
      return shape;
    };
    return (value, holder, shaping, depth) => {
      if (!isObject(value)) return withoutValue(value, holder, shaping, depth, expected);
      const { __typename: typename } = value;
      const shape = shapes.get(typename) ?? find(typename);
      if (shape) return shape(value, shaping, depth);
      // An interface was named by a subgraph that knows no more, and nothing came from the one that would.
      if (isInterfaceName(typename) && shaping.incomplete.has(value)) return null;
      return withoutValue(value, holder, shaping, depth, expected);
    };
  }

  function isInterfaceName(typename: unknown): boolean {
    return typeof typename === 'string' && isInterfaceType(schema.getType(typename));
  }
}

function leafCompleter(expected: string, { test, coerce, values }: ReturnType<typeof leafOf>): Completer {
  const isRight = new Function('values', `return (v) => ${test};`)(values) as (value: unknown) => boolean;
  return (value, holder, shaping, depth) => {
    if (isRight(value)) return value;
    const coerced = coerce(value);
    return coerced === undefined ? withoutValue(value, holder, shaping, depth, expected) : coerced;
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
