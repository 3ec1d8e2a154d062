import { type ConstDirectiveNode, Kind, parse, print, visit } from 'graphql';

/**
 * The supergraph with the keys by which each type can be resolved before those by which it cannot. On its way back from a
 * `@requires` the planner may take a type's first key in a subgraph, whether or not that subgraph resolves it.
 */
export function resolvableKeysFirst(supergraphSdl: string): string {
  let isChanged = false;
  const reorder = <T extends { readonly directives?: readonly ConstDirectiveNode[] | undefined }>(type: T) => {
    const { directives = [] } = type;
    const ordered = [
      ...directives.filter((directive) => !isUnresolvable(directive)),
      ...directives.filter(isUnresolvable),
    ];
    if (ordered.every((directive, index) => directive === directives[index])) return undefined;
    isChanged = true;
    return { ...type, directives: ordered };
  };
  const changed = visit(parse(supergraphSdl, { noLocation: true }), {
    ObjectTypeDefinition: reorder,
    InterfaceTypeDefinition: reorder,
  });
  return isChanged ? print(changed) : supergraphSdl;
}

function isUnresolvable({ name, arguments: given = [] }: ConstDirectiveNode): boolean {
  return (
    name.value === 'join__type' &&
    given.some(
      ({ name: argument, value }) => argument.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value,
    )
  );
}
