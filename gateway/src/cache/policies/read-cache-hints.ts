import { type DocumentNode, Kind } from 'graphql';
import { type CacheHint, createHintReader } from './cache-hint.ts';

/** What a supergraph says of how its types and fields may be kept. */
export interface CacheHints {
  ofType(typeName: string): CacheHint;
  ofField(typeName: string, fieldName: string): CacheHint;
}

const nothing: CacheHint = {
  policy: undefined,
  maxAge: undefined,
  inheritsMaxAge: false,
  scope: undefined,
  tags: [],
};

/** Reads `@ttl`, `@cacheControl` and `@purgedBy` out of a supergraph. */
export function readCacheHints(supergraph: DocumentNode): CacheHints {
  const read = createHintReader(supergraph);
  const hints = new Map<string, CacheHint>();
  for (const definition of supergraph.definitions) {
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION:
        for (const { name, directives } of definition.fields ?? []) {
          hints.set(`${definition.name.value}.${name.value}`, read(directives));
        }
        hints.set(definition.name.value, read(definition.directives));
        break;
      case Kind.UNION_TYPE_DEFINITION:
        hints.set(definition.name.value, read(definition.directives));
        break;
      default:
    }
  }
  return {
    ofType: (typeName) => hints.get(typeName) ?? nothing,
    ofField: (typeName, fieldName) => hints.get(`${typeName}.${fieldName}`) ?? nothing,
  };
}
