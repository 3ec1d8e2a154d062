import type { DocumentNode } from 'graphql';
import { accessDirectives } from './check-access-declarations.ts';
import type { CompositionError } from './composition-error.ts';
import { readSchemaLinks } from './read-schema-links.ts';

const specification = /\/specs\/access\/v[\d.]+$/;

/**
 * Finds access directives that would be lost on the way into the supergraph: composition drops those that are not composed
 * without a word, and the gateway knows them by their own names only.
 *
 * @param used names of the directives that stand somewhere in the subgraph
 */
export function checkAccessLinks(
  subgraph: string,
  document: DocumentNode,
  used: ReadonlySet<string>,
): CompositionError[] {
  const { links, composed } = readSchemaLinks(document);
  const ours = links.filter(({ url }) => specification.test(String(url)));
  const imports = ours.flatMap((link) => (Array.isArray(link.import) ? link.import : []));

  const renames = [...ours, ...imports]
    .map((linkOrImport) => linkOrImport.as)
    .filter((name) => name !== undefined)
    .concat([...used].filter((name) => name.startsWith('access__')).map((name) => `@${name}`));
  const lost = accessDirectives
    .filter((name) => used.has(name))
    .map((name) => `@${name}`)
    .filter((name) => !(imports.includes(name) && composed.includes(name)));
  return [
    ...renames.map((name) => ({
      code: 'ACCESS_RENAMED',
      message: `Subgraph ${subgraph} must call the access directives @access, @adult and @medical; got ${name}.`,
    })),
    ...lost.map((name) => ({
      code: 'ACCESS_NOT_COMPOSED',
      message: `Subgraph ${subgraph} must import ${name} by @link and give it to @composeDirective, or composition drops it.`,
    })),
  ];
}
