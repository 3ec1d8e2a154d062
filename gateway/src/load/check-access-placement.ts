import { Kind, print, type TypeNode } from 'graphql';
import type { DeclaredField, SubgraphDeclarations } from './check-access-declarations.ts';
import { printRequirement } from './check-access-print.ts';
import { type AccessTypes, createAccessTypes } from './check-access-types.ts';
import type { CompositionError } from './composition-error.ts';

/**
 * Finds fields that could not answer null where a viewer is refused. What a field asks by itself needs a field that may be
 * null; what the returned type asks needs null at every level, unless each object that has the field is kept from such
 * viewers already.
 */
export function checkAccessPlacement(subgraphs: readonly SubgraphDeclarations[]): CompositionError[] {
  const access = createAccessTypes(subgraphs);
  return subgraphs.flatMap(({ subgraph, types }) =>
    [...types].flatMap(([type, { fields }]) =>
      fields.flatMap((field) => {
        const reason = whyNullable(access, type, field);
        if (reason === undefined) return [];
        const got = `in subgraph ${subgraph} it is ${print(field.type)}`;
        return [{ code: 'ACCESS_ON_NON_NULL', message: `${type}.${field.name} must be nullable ${reason}; ${got}.` }];
      }),
    ),
  );
}

function whyNullable(access: AccessTypes, type: string, field: DeclaredField): string | undefined {
  const own = access.ofField(type, field.name);
  if (own && field.type.kind === Kind.NON_NULL_TYPE) return `as it needs ${printRequirement(own)}`;
  if (!hasNonNull(field.type)) return undefined;
  for (const [guarded, requirement] of access.guardedTypes(nameOf(field.type))) {
    if (access.isNeededBy(type, requirement)) continue;
    return `at every level, as it returns ${guarded}, which needs ${printRequirement(requirement)} where ${type} does not`;
  }
  return undefined;
}

function hasNonNull(type: TypeNode): boolean {
  if (type.kind === Kind.NON_NULL_TYPE) return true;
  return type.kind === Kind.LIST_TYPE && hasNonNull(type.type);
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);
}
