import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { DeclaredRequirements } from '../../access/read-requirements.ts';
import { createRequirementTable } from '../../access/requirement-table.ts';
import { readFieldSets } from '../../plan/read-field-sets.ts';

/** Whether a rule of access touches what an object's field answers. */
export type IsGuarded = (type: GraphQLObjectType, fieldName: string) => boolean;

/**
 * Reads which fields of a supergraph any `@access`, `@adult` or `@medical` touches: one on the field, on the type that has it or on a type
 * it returns; one on anything that stands in the same value, be it beside the field, above or below, up to the next entity, since a
 * count or a cursor beside a guarded list tells of the list; and one on what the field `@requires`.
 */
export function readGuardedFields(
  supergraph: DocumentNode,
  schema: GraphQLSchema,
  declared: DeclaredRequirements,
): IsGuarded {
  const table = createRequirementTable(schema, declared);
  const sets = readFieldSets(supergraph);
  const entities = new Set(sets.filter(({ kind }) => kind === 'key').map(({ typeName }) => typeName));
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
  const holders = new Set<GraphQLObjectType>(objects.filter((type) => table.ofType(type) !== undefined));
  const requiring = new Set<string>();

  const isHolder = (type: GraphQLNamedType): boolean =>
    isAbstractType(type) ? schema.getPossibleTypes(type).some(isHolder) : isObjectType(type) && holders.has(type);

  const isGuardedItself: IsGuarded = (type, fieldName) => {
    const field = type.getFields()[fieldName];
    return (
      table.ofField(type, fieldName) !== undefined ||
      requiring.has(`${type.name}.${fieldName}`) ||
      (field !== undefined && isHolder(getNamedType(field.type)))
    );
  };

  const holdsGuarded = (typeName: string, { selections }: SelectionSetNode): boolean => {
    const type = schema.getType(typeName);
    const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
    return selections.some((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return false;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        return holdsGuarded(selection.typeCondition?.name.value ?? typeName, selection.selectionSet);
      }
      const { name, selectionSet } = selection;
      return possible.some((one) => {
        const returned = one.getFields()[name.value];
        if (isGuardedItself(one, name.value)) return true;
        return selectionSet !== undefined && returned && holdsGuarded(getNamedType(returned.type).name, selectionSet);
      });
    });
  };

  // Each round may find what another's result touches in turn.
  for (let before = -1; before < holders.size + requiring.size; ) {
    before = holders.size + requiring.size;
    for (const { kind, typeName, fieldName, selectionSet } of sets) {
      if (kind === 'requires' && holdsGuarded(typeName, selectionSet)) requiring.add(`${typeName}.${fieldName}`);
    }
    for (const type of objects) {
      if (entities.has(type.name) || roots.includes(type)) continue;
      if (Object.keys(type.getFields()).some((name) => isGuardedItself(type, name))) holders.add(type);
    }
  }
  return (type, fieldName) => holders.has(type) || isGuardedItself(type, fieldName);
}
