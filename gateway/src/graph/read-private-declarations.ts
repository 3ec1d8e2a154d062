import { type ConstDirectiveNode, type ConstValueNode, type DocumentNode, Kind, visit } from 'graphql';

/** Where a supergraph says `@cacheControl(scope: PRIVATE)`. */
export interface PrivateDeclarations {
  /** Names of types. */
  types: ReadonlySet<string>;
  /** As `Type.field`. */
  fields: ReadonlySet<string>;
}

interface Declared {
  name: { value: string };
  directives?: readonly ConstDirectiveNode[];
  fields?: readonly Declared[];
}

/** The specification's address, at whatever host it is described. */
const specification = /\/cacheControl\/v\d+\.\d+\/?$/;

/** Reads the declarations, under whatever name the supergraph imports the directive, and under its own. */
export function readPrivateDeclarations(supergraph: DocumentNode): PrivateDeclarations {
  const names = readCacheControlNames(supergraph);
  const isPrivate = ({ directives = [] }: Declared): boolean =>
    directives.some(
      (directive) => names.has(directive.name.value) && enumOf(argumentOf(directive, 'scope')) === 'PRIVATE',
    );
  const types = new Set<string>();
  const fields = new Set<string>();
  const readType = {
    enter(type: Declared) {
      if (isPrivate(type)) types.add(type.name.value);
      for (const field of type.fields ?? []) {
        if (isPrivate(field)) fields.add(`${type.name.value}.${field.name.value}`);
      }
    },
  };
  visit(supergraph, {
    ObjectTypeDefinition: readType,
    InterfaceTypeDefinition: readType,
    UnionTypeDefinition: readType,
  });
  return { types, fields };
}

/** What the directive is called in a supergraph or a subgraph: `cacheControl`, and by `@link` perhaps something else. */
export function readCacheControlNames(supergraph: DocumentNode): ReadonlySet<string> {
  const names = new Set(['cacheControl']);
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const link of definition.directives ?? []) {
      if (link.name.value !== 'link' || !specification.test(stringOf(argumentOf(link, 'url')) ?? '')) continue;
      const linkedAs = stringOf(argumentOf(link, 'as'));
      if (linkedAs !== undefined) names.add(linkedAs);
      for (const name of readImports(argumentOf(link, 'import'))) names.add(name);
    }
  }
  return names;
}

/** The local names of imports such as `{ name: "@cacheControl", as: "@cache" }`, without the `@`. */
function readImports(imports: ConstValueNode | undefined): string[] {
  if (imports?.kind !== Kind.LIST) return [];
  return imports.values.flatMap((value) => {
    if (value.kind !== Kind.OBJECT) return [];
    const field = (name: string) => stringOf(value.fields.find((one) => one.name.value === name)?.value);
    const as = field('as');
    return field('name') === '@cacheControl' && as !== undefined ? [as.replace(/^@/, '')] : [];
  });
}

function argumentOf({ arguments: given = [] }: ConstDirectiveNode, argument: string): ConstValueNode | undefined {
  return given.find(({ name }) => name.value === argument)?.value;
}

function stringOf(value: ConstValueNode | undefined): string | undefined {
  return value?.kind === Kind.STRING ? value.value : undefined;
}

function enumOf(value: ConstValueNode | undefined): string | undefined {
  return value?.kind === Kind.ENUM ? value.value : undefined;
}
