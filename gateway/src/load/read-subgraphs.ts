import { SettingError } from '@weedhounds/errors';
import { type DirectiveNode, Kind, parse } from 'graphql';

/** One subgraph of a supergraph and where it is. */
export interface SubgraphAddress {
  name: string;
  url: string;
}

/**
 * The subgraphs a supergraph names, each with its URL.
 *
 * @param overrides URLs by subgraph name that replace the supergraph's own
 * @throws SettingError when the text is no supergraph, a subgraph has no http address or an override names none of them
 */
export function readSubgraphs(
  supergraphSdl: string,
  overrides: Readonly<Record<string, string>> = {},
): SubgraphAddress[] {
  const named = readGraphs(supergraphSdl);
  if (named.length === 0) {
    throw new SettingError('SUPERGRAPH', 'SUPERGRAPH must be a supergraph schema; it names no subgraph.');
  }
  for (const name of Object.keys(overrides)) {
    if (named.every((subgraph) => subgraph.name !== name)) {
      const names = named.map((subgraph) => subgraph.name).join(', ');
      throw new SettingError(
        'SUBGRAPH_URLS',
        `SUBGRAPH_URLS must name subgraphs of the supergraph (${names}); got ${name}.`,
      );
    }
  }
  return named.map(({ name, url }) => ({ name, url: checkUrl(name, overrides[name] ?? url) }));
}

/** Reads `enum join__Graph { MENU @join__graph(name: "menu", url: "http://…") }`. */
function readGraphs(supergraphSdl: string): SubgraphAddress[] {
  let document: ReturnType<typeof parse>;
  try {
    document = parse(supergraphSdl, { noLocation: true });
  } catch (cause) {
    throw new SettingError('SUPERGRAPH', `SUPERGRAPH must be a supergraph schema; ${messageOf(cause)}`, { cause });
  }
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph'
      ? (definition.values ?? []).flatMap(({ directives = [] }) =>
          directives
            .filter((directive) => directive.name.value === 'join__graph')
            .map((directive) => ({ name: textOf(directive, 'name'), url: textOf(directive, 'url') })),
        )
      : [],
  );
}

function textOf(directive: DirectiveNode, argument: string): string {
  const value = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.STRING ? value.value : '';
}

function checkUrl(name: string, url: string): string {
  if (URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol)) return url;
  throw new SettingError(
    'SUBGRAPH_URLS',
    `Subgraph ${name} must have an http or https address, in the supergraph or in SUBGRAPH_URLS; got ${JSON.stringify(url)}.`,
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
