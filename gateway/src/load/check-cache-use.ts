import { policyNames } from '@weedhounds/cache-policies';
import { type ASTNode, type ConstDirectiveNode, type DocumentNode, Kind, visit } from 'graphql';
import { placeholder } from '../cache/entries/custom-tags.ts';
import { argumentsOf } from '../cache/policies/cache-hint.ts';
import { readCacheControlNames } from '../graph/read-private-declarations.ts';
import type { CompositionError } from './composition-error.ts';
import { readSchemaLinks } from './read-schema-links.ts';

const specification = /\/specs\/cache\/v[\d.]+$/;

/** The directives that this project defines. */
const owned = ['ttl', 'purgedBy'];

const placesOfTtl: readonly string[] = [
  Kind.FIELD_DEFINITION,
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_EXTENSION,
];
const placesOfPurgedBy: readonly string[] = [
  Kind.FIELD_DEFINITION,
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
];
const placesOfCacheControl = [...placesOfTtl, Kind.UNION_TYPE_DEFINITION, Kind.UNION_TYPE_EXTENSION];

/**
 * Finds directives of the cache, in a subgraph, that name a policy which nobody declared, say a life that is none, stand where nobody
 * reads them, have a name that nobody knows, or would be lost on the way into the supergraph.
 */
export function checkCacheUse(subgraph: string, document: DocumentNode): CompositionError[] {
  const cacheControlNames = readCacheControlNames(document);
  const { links, composed } = readSchemaLinks(document);
  const ours = links.filter(({ url }) => specification.test(String(url)));
  const imported = ours.flatMap((link) => (Array.isArray(link.import) ? link.import : []));
  const used = new Set<string>();
  const errors: CompositionError[] = [];
  visit(document, {
    enter(node) {
      const directives = 'directives' in node ? ((node.directives ?? []) as readonly ConstDirectiveNode[]) : [];
      for (const directive of directives) {
        const name = directive.name.value;
        used.add(name);
        if (name === 'ttl') errors.push(...checkTtl(subgraph, node, directive));
        if (name === 'purgedBy') errors.push(...checkPurgedBy(subgraph, node, directive));
        if (cacheControlNames.has(name)) errors.push(...checkCacheControl(subgraph, node, directive));
      }
    },
  });

  const isLost = (name: string): boolean =>
    !composed.includes(`@${name}`) || (owned.includes(name) && !imported.includes(`@${name}`));
  const renames = [...ours, ...imported]
    .map((linkOrImport) => linkOrImport.as)
    .filter((name) => name !== undefined)
    .concat(owned.flatMap((name) => (used.has(`cache__${name}`) ? [`@cache__${name}`] : [])));
  return [
    ...errors,
    ...renames.map((name) => ({
      code: 'CACHE_RENAMED',
      message: `Subgraph ${subgraph} must call the cache's directives @ttl and @purgedBy; got ${name}.`,
    })),
    ...[...owned, ...cacheControlNames]
      .filter((name) => used.has(name) && isLost(name))
      .map((name) => ({
        code: 'CACHE_NOT_COMPOSED',
        message: `Subgraph ${subgraph} must import @${name} by @link and give it to @composeDirective, or composition drops it.`,
      })),
  ];
}

function checkTtl(subgraph: string, node: ASTNode, directive: ConstDirectiveNode): CompositionError[] {
  const where = `in subgraph ${subgraph}, on ${nameOf(node)}`;
  const { policy } = argumentsOf(directive);
  const isKnown = policyNames.some((name) => name === policy);
  return [
    ...misplaced(node, placesOfTtl, `@ttl must stand on a field, an object type or an interface; it stands ${where}.`),
    ...(isKnown
      ? []
      : [
          {
            code: 'CACHE_POLICY_UNKNOWN',
            message: `@ttl must name one of the policies ${policyNames.join(', ')}; ${where}, it names ${String(policy)}.`,
          },
        ]),
  ];
}

function checkPurgedBy(subgraph: string, node: ASTNode, directive: ConstDirectiveNode): CompositionError[] {
  const where = `in subgraph ${subgraph}, on ${nameOf(node)}`;
  const { tag } = argumentsOf(directive);
  const named = [...String(tag).matchAll(placeholder)].flatMap(([, name]) => name ?? []);
  const given = node.kind === Kind.FIELD_DEFINITION ? (node.arguments ?? []).map(({ name }) => name.value) : [];
  const unknown = named.filter((name) => !given.includes(name));
  return [
    ...misplaced(node, placesOfPurgedBy, `@purgedBy must stand on a field or an object type; it stands ${where}.`),
    ...unknown.map((name) => ({
      code: 'CACHE_TAG_INVALID',
      message: `A tag of @purgedBy must name arguments of its field in braces; ${where}, it names ${name}.`,
    })),
    ...(tag === ''
      ? [{ code: 'CACHE_TAG_INVALID', message: `A tag of @purgedBy must not be empty; it is ${where}.` }]
      : []),
  ];
}

function checkCacheControl(subgraph: string, node: ASTNode, directive: ConstDirectiveNode): CompositionError[] {
  const name = directive.name.value;
  const where = `in subgraph ${subgraph}, on ${nameOf(node)}`;
  const { maxAge } = argumentsOf(directive);
  const isAge = maxAge === undefined || maxAge === null || (typeof maxAge === 'number' && maxAge >= 0);
  return [
    ...misplaced(node, placesOfCacheControl, `@${name} must stand on a field or a type of fields; it stands ${where}.`),
    ...(isAge
      ? []
      : [
          {
            code: 'CACHE_AGE_INVALID',
            message: `maxAge of @${name} must be a whole number of seconds, 0 or more; ${where}, it is ${String(maxAge)}.`,
          },
        ]),
  ];
}

function misplaced(node: ASTNode, places: readonly string[], message: string): CompositionError[] {
  return places.includes(node.kind) ? [] : [{ code: 'CACHE_MISPLACED', message }];
}

function nameOf(node: ASTNode): string {
  return 'name' in node && node.name ? node.name.value : 'the schema';
}
