import { type ConstDirectiveNode, type DocumentNode, Kind, visit } from 'graphql';
import { type CacheHint, createHintReader } from '../cache/policies/cache-hint.ts';
import { isExternal, readRoots } from './check-access-declarations.ts';
import type { CompositionError } from './composition-error.ts';

interface Saying {
  subgraph: string;
  text: string;
}

interface Declared {
  name: { value: string };
  directives?: readonly ConstDirectiveNode[];
  fields?: readonly Declared[];
}

/**
 * Finds types and fields that two subgraphs define, of which they say different lives, policies or scopes; saying nothing is different
 * too, since what a type says holds for the fields that every subgraph gives it.
 */
export function checkCacheAgreement(
  subgraphs: readonly { name: string; document: DocumentNode }[],
): CompositionError[] {
  const sayings = new Map<string, Saying[]>();
  for (const { name: subgraph, document } of subgraphs) {
    for (const [coordinate, said] of readSayings(document)) {
      sayings.set(coordinate, [...(sayings.get(coordinate) ?? []), { subgraph, text: said.join(' ') || 'nothing' }]);
    }
  }
  return [...sayings]
    .filter(([, said]) => new Set(said.map(({ text }) => text)).size > 1)
    .map(([coordinate, said]) => {
      const each = said.map(({ subgraph, text }) => `${subgraph} says ${text}`).join(', ');
      return { code: 'CACHE_DISAGREES', message: `Subgraphs must agree on how ${coordinate} may be kept; ${each}.` };
    });
}

/** What stands on each type and field of a subgraph, without the fields of others; what extensions of a type say is added up. */
function readSayings(document: DocumentNode): Map<string, string[]> {
  const read = createHintReader(document);
  const roots = readRoots(document);
  const sayings = new Map<string, string[]>();
  const add = (coordinate: string, directives: readonly ConstDirectiveNode[] | undefined): void => {
    sayings.set(coordinate, [...(sayings.get(coordinate) ?? []), ...printHint(read(directives))]);
  };
  const readType = {
    enter({ name, directives, fields = [] }: Declared) {
      const typeName = roots.get(name.value) ?? name.value;
      add(typeName, directives);
      if (isExternal(directives)) return;
      for (const field of fields) {
        if (!isExternal(field.directives)) add(`${typeName}.${field.name.value}`, field.directives);
      }
    },
  };
  visit(document, {
    [Kind.OBJECT_TYPE_DEFINITION]: readType,
    [Kind.OBJECT_TYPE_EXTENSION]: readType,
    [Kind.INTERFACE_TYPE_DEFINITION]: readType,
    [Kind.INTERFACE_TYPE_EXTENSION]: readType,
    [Kind.UNION_TYPE_DEFINITION]: readType,
    [Kind.UNION_TYPE_EXTENSION]: readType,
  });
  return sayings;
}

/** As the directives that say it, in one order. A scope that is left out is PUBLIC. */
function printHint({ policy, maxAge, inheritsMaxAge, scope, tags }: CacheHint): string[] {
  const cacheControl = [
    ...(maxAge === undefined ? [] : [`maxAge: ${maxAge}`]),
    ...(inheritsMaxAge ? ['inheritMaxAge: true'] : []),
    ...(scope === undefined || scope === 'PUBLIC' ? [] : [`scope: ${scope}`]),
  ];
  return [
    ...(policy === undefined ? [] : [`@ttl(policy: ${policy})`]),
    ...(cacheControl.length > 0 ? [`@cacheControl(${cacheControl.join(', ')})`] : []),
    ...[...tags].sort().map((tag) => `@purgedBy(tag: ${JSON.stringify(tag)})`),
  ];
}
