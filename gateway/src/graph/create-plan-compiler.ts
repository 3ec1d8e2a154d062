import { buildASTSchema, type DocumentNode, parse, visit } from 'graphql';
import type { PlanCompiler } from '../execute/compile-plan.ts';
import { createTypeRelations } from '../execute/type-relations.ts';
import { readFieldSets } from '../plan/read-field-sets.ts';
import { createScopeOf } from '../prepare/fetch-scope.ts';
import { readPrivateFields } from './private-fields.ts';

/** What plans over a supergraph are compiled with. */
export function createPlanCompiler(supergraphSdl: string): PlanCompiler {
  const document = parse(supergraphSdl, { noLocation: true });
  const schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  const keyNames = readKeyNames(document);
  return {
    types: createTypeRelations(schema),
    keyNamesOf: (subgraph) => keyNames.get(subgraph) ?? new Set(),
    scopeOf: createScopeOf(schema, readPrivateFields(supergraphSdl)),
  };
}

/** Names in the keys of `@join__type(graph: MENU, key: "id shop { id }")`, those of nested objects included, by subgraph. */
function readKeyNames(document: DocumentNode): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const { kind, subgraph, selectionSet } of readFieldSets(document)) {
    if (kind !== 'key') continue;
    const known = names.get(subgraph) ?? new Set();
    names.set(subgraph, known);
    visit(selectionSet, { Field: ({ name }) => void known.add(name.value) });
  }
  return names;
}
