import { buildASTSchema, type DirectiveNode, type DocumentNode, Kind, parse, visit } from 'graphql';
import type { PlanCompiler } from '../execute/compile-plan.ts';
import { createTypeRelations } from '../execute/type-relations.ts';
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
  const subgraphOf = new Map<string, string>();
  const keys: { graph: string; key: string }[] = [];
  visit(document, {
    EnumValueDefinition({ name, directives = [] }) {
      const graph = directives.find((directive) => directive.name.value === 'join__graph');
      if (graph) subgraphOf.set(name.value, textOf(graph, 'name') ?? name.value);
    },
    Directive(directive) {
      if (directive.name.value !== 'join__type') return;
      const [graph, key] = [textOf(directive, 'graph'), textOf(directive, 'key')];
      if (graph !== undefined && key !== undefined) keys.push({ graph, key });
    },
  });
  const names = new Map<string, Set<string>>();
  for (const { graph, key } of keys) {
    const subgraph = subgraphOf.get(graph) ?? graph;
    const known = names.get(subgraph) ?? new Set();
    names.set(subgraph, known);
    for (const name of key.match(/[_A-Za-z][_0-9A-Za-z]*/g) ?? []) known.add(name);
  }
  return names;
}

function textOf({ arguments: given = [] }: DirectiveNode, argument: string): string | undefined {
  const value = given.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}
