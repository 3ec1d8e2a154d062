import { createHash } from 'node:crypto';
import { type DocumentNode, type GraphQLSchema, type OperationDefinitionNode, print } from 'graphql';
import { asksRefused } from './asks-refused.ts';
import type { DeclaredRequirements } from './read-requirements.ts';
import { createRefusalView, type RefusalView } from './refusal-view.ts';
import { remember } from './remember.ts';
import type { Requirement } from './requirement.ts';
import { createRequirementTable } from './requirement-table.ts';
import { rewriteOperation } from './rewrite-operation.ts';

/** What becomes of an operation for viewers who are refused certain requirements. */
export type Restriction =
  | { kind: 'untouched' }
  | {
      kind: 'rewritten';
      view: RefusalView;
      typenameAlias: string;
      /** What is executed instead; undefined when nothing is left to execute. */
      remainder: { document: DocumentNode; operation: OperationDefinitionNode; queryHash: string } | undefined;
    };

/** Access to one schema. */
export interface AccessModel {
  /** Every distinct requirement of the schema; others name it by its index. */
  requirements: readonly Requirement[];
  /** Works out once for an operation and a set of refusals. @param refused numbers of requirements, ascending */
  restrict(document: DocumentNode, operation: OperationDefinitionNode, refused: readonly number[]): Restriction;
}

/** Sets of refusals remembered for a schema, and for an operation. There are few: viewers come in classes. */
const viewLimit = 256;
const restrictionLimit = 32;

/** Access to a client API schema by the directives of its supergraph. */
export function createAccessModel(schema: GraphQLSchema, declared: DeclaredRequirements): AccessModel {
  const table = createRequirementTable(schema, declared);
  const views = new Map<string, RefusalView>();
  // An operation belongs to one document, and lives as long.
  const restrictions = new WeakMap<OperationDefinitionNode, Map<string, Restriction>>();
  return {
    requirements: table.requirements,
    restrict(document, operation, refused) {
      const key = refused.join();
      const known = restrictions.get(operation) ?? new Map<string, Restriction>();
      restrictions.set(operation, known);
      return remember(known, restrictionLimit, key, () => {
        const view = remember(views, viewLimit, key, () => createRefusalView(schema, table, new Set(refused)));
        return restrict(document, operation, view);
      });
    },
  };
}

function restrict(document: DocumentNode, operation: OperationDefinitionNode, view: RefusalView): Restriction {
  if (!asksRefused(document, operation, view)) return { kind: 'untouched' };
  const { typenameAlias, remainder } = rewriteOperation(document, operation, view);
  return {
    kind: 'rewritten',
    view,
    typenameAlias,
    remainder: remainder && { ...remainder, queryHash: hashDocument(remainder.document) },
  };
}

/** Query plans are kept by this: rewritings that are equal share one, and others never do. */
function hashDocument(document: DocumentNode): string {
  return createHash('sha256').update(print(document)).digest('hex');
}
