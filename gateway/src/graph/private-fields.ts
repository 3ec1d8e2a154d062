import { type ConstDirectiveNode, Kind, parse, visit } from 'graphql';

/** Whether a field's value may differ between viewers of one policy class. */
export type IsPrivate = (typeName: string, fieldName: string) => boolean;

/**
 * Reads which fields of a supergraph are PRIVATE, from the standard `@cacheControl(scope: PRIVATE)` on fields, and on types for all
 * their fields. Subgraphs carry the directive into the supergraph by `@composeDirective`.
 */
export function readPrivateFields(supergraphSdl: string): IsPrivate {
  const types = new Set<string>();
  const fields = new Set<string>();
  const readType = (type: {
    readonly name: { readonly value: string };
    readonly directives?: readonly ConstDirectiveNode[] | undefined;
    readonly fields?: readonly {
      readonly name: { readonly value: string };
      readonly directives?: readonly ConstDirectiveNode[] | undefined;
    }[];
  }) => {
    const typeName = type.name.value;
    if (isPrivate(type.directives)) types.add(typeName);
    for (const { name, directives } of type.fields ?? []) {
      if (isPrivate(directives)) fields.add(`${typeName}.${name.value}`);
    }
  };
  visit(parse(supergraphSdl, { noLocation: true }), {
    ObjectTypeDefinition: { enter: readType },
    InterfaceTypeDefinition: { enter: readType },
  });
  return (typeName, fieldName) => types.has(typeName) || fields.has(`${typeName}.${fieldName}`);
}

function isPrivate(directives: readonly ConstDirectiveNode[] = []): boolean {
  return directives.some(
    ({ name, arguments: given = [] }) =>
      name.value === 'cacheControl' &&
      given.some(
        ({ name: argument, value }) =>
          argument.value === 'scope' && value.kind === Kind.ENUM && value.value === 'PRIVATE',
      ),
  );
}
