import { type ConstDirectiveNode, type DocumentNode, Kind, visit } from 'graphql';
import { accessDirectives, readNames } from './check-access-declarations.ts';
import { checkAccessLinks } from './check-access-links.ts';
import type { CompositionError } from './composition-error.ts';

const places: readonly string[] = [Kind.FIELD_DEFINITION, Kind.OBJECT_TYPE_DEFINITION, Kind.OBJECT_TYPE_EXTENSION];

/** Finds access directives of a subgraph that say nothing, stand where nobody reads them, or would not be composed. */
export function checkAccessUse(subgraph: string, document: DocumentNode): CompositionError[] {
  const used = new Set<string>();
  const errors: CompositionError[] = [];
  visit(document, {
    enter(node) {
      const directives = 'directives' in node ? ((node.directives ?? []) as readonly ConstDirectiveNode[]) : [];
      for (const directive of directives) {
        const name = directive.name.value;
        used.add(name);
        if (accessDirectives.includes(name) && !places.includes(node.kind)) {
          errors.push({
            code: 'ACCESS_MISPLACED',
            message: `@${name} must stand on a field or an object type; in subgraph ${subgraph} it stands on ${nameOf(node)}.`,
          });
        }
        if (name === 'access' && readNames(directive, 'roles').length + readNames(directive, 'scopes').length === 0) {
          errors.push({
            code: 'ACCESS_ASKS_NOTHING',
            message: `@access must name roles or scopes; in subgraph ${subgraph} it names neither on ${nameOf(node)}.`,
          });
        }
      }
    },
  });
  return [...errors, ...checkAccessLinks(subgraph, document, used)];
}

function nameOf(node: object): string {
  return 'name' in node ? String((node.name as { value: string }).value) : 'the schema';
}
