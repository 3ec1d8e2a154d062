import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  print,
  type SelectionSetNode,
} from 'graphql';
import type { FieldSet } from './read-field-sets.ts';

/** A field that is fetched because another one requires it. */
export interface RequiredField {
  /** Names from the object whose field requires it; its own is the last. */
  path: readonly string[];
  /** The type it is asked of. */
  type: GraphQLCompositeType;
  /** As text, in the order of their names. */
  arguments: string;
  /** True where several subgraphs can bring what requires it, and each requires something else. */
  isAlternative: boolean;
}

/** What fields require that is also required with other arguments. */
export interface RequiredFields {
  /** Names of all fields that require such a thing. */
  names: ReadonlySet<string>;
  /** What a field of a type requires, or of any type that an object of it may have; directly, and by what it requires. */
  of(type: GraphQLCompositeType, field: string): readonly RequiredField[];
}

/** @param schema of the supergraph, whose field sets are given */
export function readRequiredFields(schema: GraphQLSchema, fieldSets: readonly FieldSet[]): RequiredFields {
  const direct = new Map<string, SelectionSetNode[]>();
  for (const { kind, typeName, fieldName, selectionSet } of fieldSets) {
    if (kind !== 'requires') continue;
    const at = `${typeName}.${fieldName}`;
    direct.set(at, [...(direct.get(at) ?? []), selectionSet]);
  }

  /** @param open fields whose requirements are being followed: a circle ends there */
  function follow(at: string, open: readonly string[]): RequiredField[] {
    const sets = direct.get(at) ?? [];
    const type = schema.getType(at.slice(0, at.indexOf('.')));
    if (sets.length === 0 || !isCompositeType(type) || open.includes(at)) return [];
    const isAlternative = sets.length > 1;
    return sets
      .flatMap((set) => followSet(set, type, [], [...open, at]))
      .map((required) => (isAlternative ? { ...required, isAlternative } : required));
  }

  function followSet(
    { selections }: SelectionSetNode,
    type: GraphQLCompositeType,
    path: readonly string[],
    open: readonly string[],
  ): RequiredField[] {
    return selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return followField(selection, type, path, open);
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
      const condition = selection.typeCondition && schema.getType(selection.typeCondition.name.value);
      return followSet(selection.selectionSet, isCompositeType(condition) ? condition : type, path, open);
    });
  }

  function followField(
    { name, arguments: given = [], selectionSet }: FieldNode,
    type: GraphQLCompositeType,
    path: readonly string[],
    open: readonly string[],
  ): RequiredField[] {
    const own = [...path, name.value];
    const required = { path: own, type, arguments: given.map(print).sort().join(), isAlternative: false };
    const further = relatedTypes(schema, type)
      .flatMap((related) => follow(`${related.name}.${name.value}`, open))
      .map((field) => ({ ...field, path: [...path, ...field.path] }));
    const returned = returnedType(type, name.value);
    const below = selectionSet && returned ? followSet(selectionSet, returned, own, open) : [];
    return [required, ...further, ...below];
  }

  const all = new Map([...direct.keys()].map((at) => [at, follow(at, [])]));
  const contested = findContested([...all.values()].flat());
  const kept = new Map<string, RequiredField[]>();
  for (const [at, fields] of all) {
    const some = fields.filter(({ path }) => contested.has(path.at(-1)));
    if (some.length > 0) kept.set(at, some);
  }
  return {
    names: new Set([...kept.keys()].map((at) => at.slice(at.indexOf('.') + 1))),
    of: (type, field) => relatedTypes(schema, type).flatMap(({ name }) => kept.get(`${name}.${field}`) ?? []),
  };
}

/** The composite type of a field; undefined for leaves and for fields that every type has. */
export function returnedType(type: GraphQLCompositeType, field: string): GraphQLCompositeType | undefined {
  const definition = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined;
  const returned = definition && getNamedType(definition.type);
  return isCompositeType(returned) ? returned : undefined;
}

/** A type, those that an object of it may have, and the interfaces of those. */
function relatedTypes(schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
  const objects = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
  return [...new Set([type, ...objects, ...objects.flatMap((object) => object.getInterfaces())])];
}

/** Names of the fields that are required with different arguments. */
function findContested(fields: readonly RequiredField[]): ReadonlySet<string | undefined> {
  const known = new Map<string | undefined, string>();
  const contested = new Set<string | undefined>();
  for (const { path, arguments: given } of fields) {
    const name = path.at(-1);
    if ((known.get(name) ?? given) !== given) contested.add(name);
    known.set(name, given);
  }
  return contested;
}
