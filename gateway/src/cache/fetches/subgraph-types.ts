import { type DirectiveNode, type DocumentNode, Kind, visit } from 'graphql';
import { readSubgraphNames } from '../../plan/read-field-sets.ts';

/** In what the types of one subgraph differ from those of the supergraph. */
export interface SubgraphTypes {
  /** The object types that an interface or union stands for in the subgraph. */
  objectsOf(abstractType: string): ReadonlySet<string>;
  /** Whether a field returns another type in the subgraph. */
  isRetyped(typeName: string, fieldName: string): boolean;
}

/** Reads `@join__implements`, `@join__unionMember` and `@join__field(type:)` of a supergraph. */
export function readSubgraphTypes(supergraph: DocumentNode): (subgraph: string) => SubgraphTypes {
  const names = readSubgraphNames(supergraph);
  const objects = new Map<string, Set<string>>();
  const retyped = new Set<string>();

  function add(graph: string | undefined, abstractType: string | undefined, objectType: string | undefined): void {
    if (abstractType === undefined || objectType === undefined) return;
    const place = `${names.get(graph ?? '')} ${abstractType}`;
    objects.set(place, (objects.get(place) ?? new Set()).add(objectType));
  }

  visit(supergraph, {
    ObjectTypeDefinition({ name, directives = [], fields = [] }) {
      for (const { graph, interface: implemented } of argumentsOf(directives, 'join__implements')) {
        add(graph, implemented, name.value);
      }
      for (const field of fields) noteRetyped(name.value, field);
    },
    InterfaceTypeDefinition({ name, fields = [] }) {
      for (const field of fields) noteRetyped(name.value, field);
    },
    UnionTypeDefinition({ name, directives = [] }) {
      for (const { graph, member } of argumentsOf(directives, 'join__unionMember')) add(graph, name.value, member);
    },
  });

  function noteRetyped(
    typeName: string,
    field: { name: { value: string }; type: unknown; directives?: readonly DirectiveNode[] },
  ): void {
    const own = namedType(field.type);
    for (const { graph, type } of argumentsOf(field.directives ?? [], 'join__field')) {
      if (type === undefined || type.replaceAll(/[[\]!]/g, '') === own) continue;
      retyped.add(`${names.get(graph ?? '')} ${typeName}.${field.name.value}`);
    }
  }

  return (subgraph) => ({
    objectsOf: (abstractType) => objects.get(`${subgraph} ${abstractType}`) ?? new Set(),
    isRetyped: (typeName, fieldName) => retyped.has(`${subgraph} ${typeName}.${fieldName}`),
  });
}

/** The texts given to a directive's arguments, for each time that it stands. */
function argumentsOf(
  directives: readonly DirectiveNode[],
  name: string,
): Readonly<Record<string, string | undefined>>[] {
  return directives
    .filter((directive) => directive.name.value === name)
    .map(({ arguments: given = [] }) =>
      Object.fromEntries(
        given.map((argument) => {
          const { value } = argument;
          return [
            argument.name.value,
            value.kind === Kind.STRING || value.kind === Kind.ENUM ? value.value : undefined,
          ];
        }),
      ),
    );
}

function namedType(type: unknown): string {
  const node = type as { kind: Kind; type?: unknown; name?: { value: string } };
  return node.kind === Kind.NAMED_TYPE ? (node.name?.value ?? '') : namedType(node.type);
}
