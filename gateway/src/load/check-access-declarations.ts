import {
  type ConstDirectiveNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql';
import { combineRequirements, type Requirement } from '../access/requirement.ts';

/** What one subgraph says of the types that have fields, and of unions. */
export interface SubgraphDeclarations {
  subgraph: string;
  types: ReadonlyMap<string, DeclaredType>;
}

export interface DeclaredType {
  /** True for interfaces and unions. */
  isAbstract: boolean;
  requirement: Requirement | undefined;
  interfaces: readonly string[];
  /** What the type may be besides itself: a union's members. */
  members: readonly string[];
  /** Without those that are another subgraph's. */
  fields: readonly DeclaredField[];
}

export interface DeclaredField {
  name: string;
  type: TypeNode;
  requirement: Requirement | undefined;
}

/** The directives of this project that keep a viewer out. */
export const accessDirectives: readonly string[] = ['access', 'adult', 'medical'];

const nothing: Requirement = { roles: [], scopes: [], adult: false, medical: false };
const externalNames = ['external', 'federation__external'];

/** Reads a subgraph's own SDL; what extensions of a type say is added up. */
export function readDeclarations(subgraph: string, document: DocumentNode): SubgraphDeclarations {
  const types = new Map<string, DeclaredType>();
  const roots = readRoots(document);
  for (const definition of document.definitions) {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.OBJECT_TYPE_EXTENSION:
      case Kind.INTERFACE_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_EXTENSION: {
        const { kind, name, directives, interfaces = [], fields = [] } = definition;
        addType(types, roots.get(name.value) ?? name.value, {
          isAbstract: kind === Kind.INTERFACE_TYPE_DEFINITION || kind === Kind.INTERFACE_TYPE_EXTENSION,
          requirement: readRequirement(directives),
          interfaces: interfaces.map((implemented) => implemented.name.value),
          members: [],
          fields: isExternal(directives) ? [] : fields.filter((field) => !isExternal(field.directives)).map(readField),
        });
        break;
      }
      case Kind.UNION_TYPE_DEFINITION:
      case Kind.UNION_TYPE_EXTENSION: {
        const members = (definition.types ?? []).map(({ name }) => name.value);
        const rest = { requirement: undefined, interfaces: [], fields: [] };
        addType(types, definition.name.value, { isAbstract: true, members, ...rest });
        break;
      }
      default:
    }
  }
  return { subgraph, types };
}

/** Root types by what a subgraph calls them: composition calls them `Query`, `Mutation` and `Subscription`. */
export function readRoots(document: DocumentNode): Map<string, string> {
  const operations = document.definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.operationTypes ?? [])
      : [],
  );
  return new Map(
    operations.map(({ operation, type }) => [
      type.name.value,
      `${operation.charAt(0).toUpperCase()}${operation.slice(1)}`,
    ]),
  );
}

function addType(types: Map<string, DeclaredType>, name: string, added: DeclaredType): void {
  const known = types.get(name);
  types.set(name, {
    isAbstract: added.isAbstract,
    requirement: combineRequirements([known?.requirement, added.requirement]),
    interfaces: [...(known?.interfaces ?? []), ...added.interfaces],
    members: [...(known?.members ?? []), ...added.members],
    fields: [...(known?.fields ?? []), ...added.fields],
  });
}

function readField({ name, type, directives }: FieldDefinitionNode): DeclaredField {
  return { name: name.value, type, requirement: readRequirement(directives) };
}

export function isExternal(directives: readonly ConstDirectiveNode[] = []): boolean {
  return directives.some(({ name }) => externalNames.includes(name.value));
}

function readRequirement(directives: readonly ConstDirectiveNode[] = []): Requirement | undefined {
  return combineRequirements(directives.map(toRequirement));
}

function toRequirement(directive: ConstDirectiveNode): Requirement | undefined {
  switch (directive.name.value) {
    case 'adult':
      return { ...nothing, adult: true };
    case 'medical':
      return { ...nothing, medical: true };
    case 'access': {
      const roles = readNames(directive, 'roles');
      return { ...nothing, roles: roles.length > 0 ? [roles] : [], scopes: readNames(directive, 'scopes') };
    }
    default:
      return undefined;
  }
}

/** The names in an argument of `@access`; empty when it is left out. */
export function readNames(directive: DirectiveNode, argument: 'roles' | 'scopes'): string[] {
  const value = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  const names: unknown = value && valueFromASTUntyped(value);
  return [names ?? []].flat().map(String);
}
