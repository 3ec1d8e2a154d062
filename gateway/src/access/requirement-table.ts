import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import type { DeclaredRequirements } from './read-requirements.ts';
import { combineRequirements, type Requirement, requirementKey } from './requirement.ts';

/** What every field of a schema needs, as numbers of the distinct requirements. */
export interface RequirementTable {
  /** Every distinct requirement once; its index is its number. */
  requirements: readonly Requirement[];
  /** What an object of the type needs, wherever it is met. */
  ofType(type: GraphQLObjectType): number | undefined;
  /**
   * What a field of an object needs: its own directives, those of the interfaces' fields that it implements, and those of
   * the object type it returns. So it is the same whichever way the object was reached.
   */
  ofField(type: GraphQLObjectType, field: string): number | undefined;
}

/** Works out what every field of the client API schema needs. */
export function createRequirementTable(schema: GraphQLSchema, declared: DeclaredRequirements): RequirementTable {
  const requirements: Requirement[] = [];
  const numbers = new Map<string, number>();
  const types = new Map<GraphQLObjectType, number>();
  const fields = new Map<string, number>();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];

  const numberOf = (requirement: Requirement): number => {
    const key = requirementKey(requirement);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, requirements.length);
    return requirements.push(requirement) - 1;
  };

  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    const ofType = declared.types.get(type.name);
    if (ofType) types.set(type, numberOf(ofType));
    // No field leads to a root type, so what it asks is asked by each of its fields.
    const ofRoot = roots.includes(type) ? ofType : undefined;
    for (const field of Object.values(type.getFields())) {
      const places = [type, ...type.getInterfaces()].map(({ name }) => declared.fields.get(`${name}.${field.name}`));
      const returned = declared.types.get(getNamedType(field.type).name);
      const needed = combineRequirements([...places, returned, ofRoot]);
      if (needed) fields.set(`${type.name}.${field.name}`, numberOf(needed));
    }
  }
  return {
    requirements,
    ofType: (type) => types.get(type),
    ofField: (type, field) => fields.get(`${type.name}.${field}`),
  };
}
