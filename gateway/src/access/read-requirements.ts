import { SettingError } from '@weedhounds/errors';
import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DefinitionNode,
  type DocumentNode,
  Kind,
  parse,
  print,
  valueFromASTUntyped,
} from 'graphql';
import { combineRequirements, type Requirement } from './requirement.ts';

/** What a supergraph's own directives ask, where they stand. */
export interface DeclaredRequirements {
  /** By the name of an object type. */
  types: ReadonlyMap<string, Requirement>;
  /** By `Type.field`, of object types and interfaces. */
  fields: ReadonlyMap<string, Requirement>;
}

const names = ['@access', '@adult', '@medical'];
const specification = /\/specs\/access\/v[\d.]+$/;
const nothing: Requirement = { roles: [], scopes: [], adult: false, medical: false };

/**
 * Reads `@access`, `@adult` and `@medical` out of a supergraph. What stands on one place several times is all asked.
 *
 * @throws SettingError when the text is no supergraph or a directive says nothing that could be decided
 */
export function readRequirements(supergraphSdl: string): DeclaredRequirements {
  const document = parseSupergraph(supergraphSdl);
  const types = new Map<string, Requirement>();
  const fields = new Map<string, Requirement>();
  for (const definition of document.definitions) {
    refuseOtherNames(definition);
    const isObject = definition.kind === Kind.OBJECT_TYPE_DEFINITION;
    if (!isObject && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const type = definition.name.value;
    declare(types, type, definition.directives);
    for (const field of definition.fields ?? []) declare(fields, `${type}.${field.name.value}`, field.directives);
  }
  return { types, fields };
}

function parseSupergraph(supergraphSdl: string): DocumentNode {
  try {
    return parse(supergraphSdl, { noLocation: true });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SettingError('SUPERGRAPH', `SUPERGRAPH must be a supergraph schema; ${reason}`, { cause });
  }
}

function declare(into: Map<string, Requirement>, place: string, directives: readonly ConstDirectiveNode[] = []): void {
  const declared = combineRequirements(directives.map((directive) => readDirective(directive, place)));
  if (declared) into.set(place, declared);
}

function readDirective(directive: ConstDirectiveNode, place: string): Requirement | undefined {
  switch (directive.name.value) {
    case 'adult':
      return { ...nothing, adult: true };
    case 'medical':
      return { ...nothing, medical: true };
    case 'access': {
      const roles = readNames(directive, 'roles');
      const scopes = readNames(directive, 'scopes');
      // Without roles or scopes it is not known whom it should keep out.
      if (!roles?.length && !scopes?.length) {
        throw new SettingError(
          'SUPERGRAPH',
          `SUPERGRAPH must say roles or scopes in @access; on ${place} it has neither.`,
        );
      }
      return { ...nothing, roles: roles ? [roles] : [], scopes: scopes ?? [] };
    }
    default:
      return undefined;
  }
}

function readNames(directive: ConstDirectiveNode, argument: string): string[] | undefined {
  const value = argumentOf(directive, argument);
  const values: unknown = value && valueFromASTUntyped(value);
  return Array.isArray(values) ? values.map(String) : undefined;
}

/** A directive under another name would be read by nobody, and its field be open. */
function refuseOtherNames(definition: DefinitionNode): void {
  if (definition.kind === Kind.DIRECTIVE_DEFINITION && definition.name.value.startsWith('access__')) {
    refuseName(`@${definition.name.value}`);
  }
  if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION) return;
  for (const link of definition.directives ?? []) {
    const url = argumentOf(link, 'url');
    if (link.name.value !== 'link' || url?.kind !== Kind.STRING || !specification.test(url.value)) continue;
    const namespace = argumentOf(link, 'as');
    if (namespace) refuseName(print(namespace));
    const imported = argumentOf(link, 'import');
    for (const name of imported?.kind === Kind.LIST ? imported.values : []) {
      if (name.kind !== Kind.STRING || !names.includes(name.value)) refuseName(print(name));
    }
  }
}

function refuseName(name: string): never {
  throw new SettingError('SUPERGRAPH', `SUPERGRAPH must name its access directives ${names.join(', ')}; got ${name}.`);
}

function argumentOf(directive: ConstDirectiveNode, argument: string): ConstValueNode | undefined {
  return directive.arguments?.find(({ name }) => name.value === argument)?.value;
}
