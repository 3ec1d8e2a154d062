import type { Policy } from '@weedhounds/cache';
import { inherited } from '@weedhounds/cache-policies';
import { buildASTSchema, isObjectType, parse } from 'graphql';
import { readFieldPolicies } from './read-field-policies.ts';

/** How one field of a graph may be kept. */
export interface FieldPolicy {
  /** `Type.field`. */
  coordinate: string;
  /** `inherited` for what lives as long as that which it is part of; undefined for what is not kept. */
  policy: Policy | 'inherited' | undefined;
}

/**
 * How every field of a supergraph's objects may be kept, by type and field name.
 *
 * @throws SettingError as `readFieldPolicies`
 */
export function listFieldPolicies(
  supergraphSdl: string,
  policies: Readonly<Record<string, Policy>>,
): readonly FieldPolicy[] {
  const policyOf = readFieldPolicies(supergraphSdl, policies);
  const document = parse(supergraphSdl, { noLocation: true });
  const types = Object.values(buildASTSchema(document, { assumeValid: true, assumeValidSDL: true }).getTypeMap());
  return types
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => Object.keys(type.getFields()).map((field) => [type.name, field] as const))
    .sort(([type, field], [otherType, other]) => compare(type, otherType) || compare(field, other))
    .map(([type, field]) => {
      const policy = policyOf(type, field);
      return { coordinate: `${type}.${field}`, policy: policy?.name === inherited.name ? 'inherited' : policy };
    });
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
