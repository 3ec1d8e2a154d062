import type { DocumentNode } from 'graphql';
import { checkCacheAgreement } from './check-cache-agreement.ts';
import { checkCacheUse } from './check-cache-use.ts';
import type { CompositionError } from './composition-error.ts';

/**
 * Everything wrong with `@ttl` and `@cacheControl` in the subgraphs' own SDL; empty when all is well.
 *
 * Composition cannot be asked: of two that differ on one place it takes the commoner or the first, and it drops those that are not
 * composed, be it one that says PRIVATE.
 */
export function checkCache(subgraphs: readonly { name: string; document: DocumentNode }[]): CompositionError[] {
  return [
    ...subgraphs.flatMap(({ name, document }) => checkCacheUse(name, document)),
    ...checkCacheAgreement(subgraphs),
  ];
}
