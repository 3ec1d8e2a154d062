import { composeServices } from '@apollo/composition';
import { type ConstDirectiveNode, type DefinitionNode, Kind, parse, print, visit } from 'graphql';

const header = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@composeDirective"])
    @link(url: "https://weedhounds.example/specs/access/v1.0", import: ["@access", "@adult", "@medical"])
    @composeDirective(name: "@access") @composeDirective(name: "@adult") @composeDirective(name: "@medical")
  directive @access(roles: [Role!], scopes: [String!]) on FIELD_DEFINITION | OBJECT
  directive @adult on FIELD_DEFINITION | OBJECT
  directive @medical on FIELD_DEFINITION | OBJECT
  enum Role { MEMBER OPERATOR }
`;

/** Composes subgraphs by name whose SDL may use this project's own directives. */
export function composeGuarded(subgraphs: Readonly<Record<string, string>>): string {
  const result = composeServices(
    Object.entries(subgraphs).map(([name, sdl]) => ({ name, url: `http://${name}`, typeDefs: parse(header + sdl) })),
  );
  if (result.errors) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result.supergraphSdl;
}

/**
 * The SDL with a requirement of its own on every object type and on every field that can be null: the scope `Type` or
 * `Type.field`. What a viewer is refused is then a matter of the viewer's scopes.
 */
export function guardEverything(sdl: string): string {
  const guard = (scope: string): readonly ConstDirectiveNode[] => {
    const [definition] = parse(`type T @access(scopes: ["${scope}"])`).definitions;
    return definition?.kind === Kind.OBJECT_TYPE_DEFINITION ? (definition.directives ?? []) : [];
  };
  const guardFields = <Node extends DefinitionNode>(node: Node): Node => {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) return node;
    const type = node.name.value;
    const fields = node.fields?.map((field) =>
      field.type.kind === Kind.NON_NULL_TYPE
        ? field
        : { ...field, directives: [...(field.directives ?? []), ...guard(`${type}.${field.name.value}`)] },
    );
    const isGuarded = node.kind === Kind.OBJECT_TYPE_DEFINITION && type !== 'Query' && type !== 'Mutation';
    return {
      ...node,
      ...(fields && { fields }),
      directives: [...(node.directives ?? []), ...(isGuarded ? guard(type) : [])],
    };
  };
  return print(visit(parse(sdl), { ObjectTypeDefinition: guardFields, InterfaceTypeDefinition: guardFields }));
}

/** Every scope that a guarded SDL asks for somewhere. */
export function scopesOf(supergraphSdl: string): string[] {
  return [
    ...new Set([...supergraphSdl.matchAll(/@access\(scopes: \["([^"]+)"\]\)/g)].map(([, scope = '']) => scope)),
  ].sort();
}
