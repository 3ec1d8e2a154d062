import { type DirectiveNode, type DocumentNode, Kind, parse, type SelectionSetNode, visit } from 'graphql';

/** A set of fields by which a supergraph says what a subgraph needs, or gives, beside what it is asked for. */
export interface FieldSet {
  kind: 'key' | 'requires' | 'provides';
  /** Of the subgraph that says so. */
  subgraph: string;
  /** The type it stands on, or on a field of which. */
  typeName: string;
  /** The field it stands on; undefined for a key. */
  fieldName: string | undefined;
  selectionSet: SelectionSetNode;
  /** Of a key: whether the subgraph can be asked for an entity by it. */
  isResolvable: boolean;
}

/** Every field set in a supergraph's `@join__type` and `@join__field`. */
export function readFieldSets(supergraph: DocumentNode): FieldSet[] {
  const sets: FieldSet[] = [];
  const subgraphs = readSubgraphNames(supergraph);
  const read = (typeName: string, fieldName: string | undefined, directives: readonly DirectiveNode[]): void => {
    for (const { name, arguments: given = [] } of directives) {
      if (name.value !== 'join__type' && name.value !== 'join__field') continue;
      const graph = given.find((argument) => argument.name.value === 'graph')?.value;
      const resolvable = given.find((argument) => argument.name.value === 'resolvable')?.value;
      const isResolvable = !(resolvable?.kind === Kind.BOOLEAN && !resolvable.value);
      const subgraph = graph?.kind === Kind.ENUM ? (subgraphs.get(graph.value) ?? graph.value) : '';
      for (const { name: argument, value } of given) {
        const kind = argument.value;
        if ((kind !== 'key' && kind !== 'requires' && kind !== 'provides') || value.kind !== Kind.STRING) continue;
        const selectionSet = parseFieldSet(value.value);
        sets.push({ kind, subgraph, typeName, fieldName, selectionSet, isResolvable });
      }
    }
  };
  const readType = {
    enter(type: { name: { value: string }; directives?: readonly DirectiveNode[]; fields?: readonly FieldLike[] }) {
      read(type.name.value, undefined, type.directives ?? []);
      for (const { name, directives = [] } of type.fields ?? []) read(type.name.value, name.value, directives);
    },
  };
  visit(supergraph, { ObjectTypeDefinition: readType, InterfaceTypeDefinition: readType });
  return sets;
}

interface FieldLike {
  name: { value: string };
  directives?: readonly DirectiveNode[];
}

/** The names of subgraphs by those of the enum that stands for them in a supergraph. */
export function readSubgraphNames(supergraph: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  visit(supergraph, {
    EnumValueDefinition({ name, directives = [] }) {
      const graph = directives.find((directive) => directive.name.value === 'join__graph');
      const value = graph?.arguments?.find((argument) => argument.name.value === 'name')?.value;
      if (value?.kind === Kind.STRING) names.set(name.value, value.value);
    },
  });
  return names;
}

/** @param fields such as `id shop { id }`, without outer braces */
function parseFieldSet(fields: string): SelectionSetNode {
  const [definition] = parse(`{ ${fields} }`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION)
    throw new TypeError(`A set of fields must be one; got ${fields}.`);
  return definition.selectionSet;
}
