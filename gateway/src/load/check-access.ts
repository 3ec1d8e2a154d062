import type { DocumentNode } from 'graphql';
import { checkAccessAgreement } from './check-access-agreement.ts';
import { readDeclarations } from './check-access-declarations.ts';
import { checkAccessInputs } from './check-access-inputs.ts';
import { checkAccessPlacement } from './check-access-placement.ts';
import { checkAccessUse } from './check-access-use.ts';
import type { CompositionError } from './composition-error.ts';

/**
 * Everything wrong with `@access`, `@adult` and `@medical` in the subgraphs' own SDL; empty when all is well.
 *
 * Composition cannot be asked: it merges composed directives, and drops the others, without a word.
 */
export function checkAccess(subgraphs: readonly { name: string; document: DocumentNode }[]): CompositionError[] {
  const declarations = subgraphs.map(({ name, document }) => readDeclarations(name, document));
  return [
    ...subgraphs.flatMap(({ name, document }) => checkAccessUse(name, document)),
    ...checkAccessAgreement(declarations),
    ...checkAccessPlacement(declarations),
    ...checkAccessInputs(subgraphs, declarations),
  ];
}
