import type { DocumentNode, GraphQLSchema } from 'graphql';

/**
 * A function of a document and a schema that is computed once for each pair. Apollo Server keeps parsed documents, so one that
 * comes often is the same object each time; what is remembered goes when the document does.
 */
export function perDocument<T>(compute: (document: DocumentNode, schema: GraphQLSchema) => T) {
  const schemas = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, { value: T }>>();
  return (document: DocumentNode, schema: GraphQLSchema): T => {
    const documents = schemas.get(schema) ?? new WeakMap<DocumentNode, { value: T }>();
    schemas.set(schema, documents);
    const known = documents.get(document) ?? { value: compute(document, schema) };
    documents.set(document, known);
    return known.value;
  };
}
