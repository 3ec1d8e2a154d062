import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  isCompositeType,
  isObjectType,
  valueFromAST,
  valueFromASTUntyped,
} from 'graphql';
import { createFieldCollector } from '../../access/field-collector.ts';
import { fragmentsOf } from '../../access/read-document.ts';
import { canonicalText } from './canonical.ts';

/** What is asked of the objects at one place. */
export interface Selection {
  /**
   * The fields asked of an object.
   *
   * @param typename as the object tells it; needed where objects of several types may stand
   * @returns undefined where the type is not told, or not known
   */
  of(typename: unknown): SelectedFields | undefined;
  /** What is asked of objects of each type that may stand there; undefined where that may be any. */
  all(): readonly SelectedFields[] | undefined;
}

/** What is asked of objects of one type. */
export interface SelectedFields {
  type: GraphQLObjectType;
  /** Whether objects of the type are kept by themselves, wherever they stand. */
  isEntity: boolean;
  /** The same before variables were put in; undefined where it is that. */
  unbound?: SelectedFields;
  fields: readonly SelectedField[];
}

export interface SelectedField {
  /** Under which the subgraph answers it. */
  responseName: string;
  name: string;
  /** The field with its arguments: the same for the same question, whatever it is called and however its arguments are given. */
  key: string;
  /** What is asked of the objects it holds; undefined for a leaf. */
  inner: Selection | undefined;
  nodes: readonly FieldNode[];
  /** The arguments that it takes. */
  takes: readonly GraphQLArgument[];
}

export type Variables = Readonly<Record<string, unknown>>;

/**
 * Reads what a fetch's document asks, with its variables put in.
 *
 * @param schema of the supergraph
 * @param isEntity whether objects of a type are kept by themselves; default: none are
 */
export function resolveSelection(
  schema: GraphQLSchema,
  document: DocumentNode,
  given: Variables,
  isEntity: (typeName: string) => boolean = () => false,
): FetchSelection {
  const variables = withDefaults(document, given);
  const collector = createFieldCollector(schema, fragmentsOf(document), variables);

  /** @param declared the type of the place; undefined where any may stand */
  function selectionOf(declared: GraphQLCompositeType | undefined, nodes: readonly FieldNode[]): Selection {
    const known = new Map<GraphQLObjectType, SelectedFields>();
    const only = isObjectType(declared) ? declared : undefined;
    const ofType = (type: GraphQLObjectType): SelectedFields => {
      const selected = known.get(type) ?? { type, isEntity: isEntity(type.name), fields: fieldsOf(type, nodes) };
      known.set(type, selected);
      return selected;
    };
    return {
      of(typename) {
        const type = only ?? (typeof typename === 'string' ? schema.getType(typename) : undefined);
        return isObjectType(type) ? ofType(type) : undefined;
      },
      all() {
        if (!declared) return undefined;
        return isObjectType(declared) ? [ofType(declared)] : schema.getPossibleTypes(declared).map(ofType);
      },
    };
  }

  function fieldsOf(type: GraphQLObjectType, nodes: readonly FieldNode[]): SelectedField[] {
    return [...collector.ofObject(type, nodes)].map(([responseName, selected]) =>
      fieldOf(type, responseName, selected),
    );
  }

  function fieldOf(type: GraphQLObjectType, responseName: string, nodes: readonly FieldNode[]): SelectedField {
    const [node] = nodes;
    if (!node) throw new TypeError(`The field ${responseName} must be selected.`);
    const name = node.name.value;
    const definition = type.getFields()[name];
    const returned = definition && getNamedType(definition.type);
    const inner = isCompositeType(returned) ? selectionOf(returned, nodes) : undefined;
    const takes = definition?.args ?? [];
    return { responseName, name, key: keyOf(node, variables, takes), inner, nodes, takes };
  }

  const operation = getOperationAST(document);
  if (!operation) throw new TypeError('A fetch must hold an operation.');
  const root = schema.getRootType(operation.operation);
  if (!root) throw new TypeError(`The supergraph must have a type of ${operation.operation}.`);
  const collected = collector.ofRoot(root, operation);
  return {
    root: { type: root, isEntity: false, fields: [...collected].map(([name, nodes]) => fieldOf(root, name, nodes)) },
    entities: selectionOf(undefined, [...(collected.get('_entities') ?? [])]),
  };
}

const signatures = new WeakMap<Selection, string>();

/**
 * Names a selection among those of one field: 16 hexadecimal digits, equal where the same is asked, but for what is asked of
 * entities.
 */
export function signatureOf(selection: Selection): string {
  let signature = signatures.get(selection);
  if (signature === undefined) {
    signature = createHash('sha256').update(describeSelection(selection)).digest('hex').slice(0, 16);
    signatures.set(selection, signature);
  }
  return signature;
}

function describeSelection(selection: Selection): string {
  const types = (selection.all() ?? []).map(({ type, fields, isEntity }) => {
    if (isEntity) return type.name;
    const described = fields.map(({ key, inner }) => (inner ? `${key}{${describeSelection(inner)}}` : key));
    return `${type.name}{${[...new Set(described)].sort()}}`;
  });
  return types.sort().join();
}

/** What a fetch asks. */
export interface FetchSelection {
  /** Of the root. */
  root: SelectedFields;
  /** Of the entities it is given representations of. */
  entities: Selection;
}

/** Variables, with the values of those that are not given. */
export function withDefaults(document: DocumentNode, given: Variables): Variables {
  const definitions = getOperationAST(document)?.variableDefinitions ?? [];
  const defaults = definitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  );
  return { ...Object.fromEntries(defaults), ...given };
}

/** The values of a field's arguments, variables put in. */
export function argumentsIn({ name, key }: Pick<SelectedField, 'name' | 'key'>): Readonly<Record<string, unknown>> {
  return key === name ? {} : JSON.parse(key.slice(name.length + 1, -1));
}

/** A field with its arguments. @param takes which those may be: a value is the same whether it is a variable's or written out */
export function keyOf(
  { name, arguments: given = [] }: FieldNode,
  variables: Variables,
  takes: readonly GraphQLArgument[],
): string {
  const values = given.map(({ name: argument, value }) => {
    const type = takes.find((one) => one.name === argument.value)?.type;
    const typed = type && valueFromAST(value, type, variables);
    return [argument.value, typed === undefined ? valueFromASTUntyped(value, variables) : typed] as const;
  });
  // An argument whose variable was not given is as good as left out.
  const present = values.filter(([, value]) => value !== undefined);
  return present.length === 0 ? name.value : `${name.value}(${canonicalText(Object.fromEntries(present))})`;
}
