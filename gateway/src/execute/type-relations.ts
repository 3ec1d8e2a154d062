import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';

/** What the supergraph says of its types, those hidden from clients included. */
export interface TypeRelations {
  isKnown(typename: string): boolean;
  /** Whether objects that name `typename` as their type meet a type condition. */
  meets(typename: string, condition: string): boolean;
}

/** @param schema of the supergraph */
export function createTypeRelations(schema: GraphQLSchema): TypeRelations {
  return {
    isKnown: (typename) => schema.getType(typename) !== undefined,
    meets(typename, condition) {
      if (typename === condition) return true;
      const type = schema.getType(typename);
      const abstract = schema.getType(condition);
      // An interface object names an interface as its type.
      return (
        (isObjectType(type) || isInterfaceType(type)) && isAbstractType(abstract) && schema.isSubType(abstract, type)
      );
    },
  };
}
