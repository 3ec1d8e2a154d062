import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { checkAccess } from './check-access.ts';
import { checkCache } from './check-cache.ts';
import type { CompositionError } from './composition-error.ts';

export interface SubgraphDefinition {
  name: string;
  /** Where the gateway will find it; part of the supergraph. */
  url: string;
  /** The subgraph's schema with federation directives. */
  sdl: string;
}

export type Composition =
  | { kind: 'composed'; supergraphSdl: string; hints: readonly { code: string; message: string }[] }
  | { kind: 'failed'; errors: readonly CompositionError[] };

/** Composes subgraphs into a supergraph, in this process and without network. */
export function composeSupergraph(subgraphs: readonly SubgraphDefinition[]): Composition {
  const parsed = subgraphs.map(({ name, url, sdl }) => ({ name, url, document: parse(sdl) }));
  const errors = [...checkAccess(parsed), ...checkCache(parsed)];
  if (errors.length > 0) return { kind: 'failed', errors };
  const result = composeServices(parsed.map(({ name, url, document }) => ({ name, url, typeDefs: document })));
  if (result.errors) {
    return {
      kind: 'failed',
      errors: result.errors.map(({ message, extensions }) => ({ code: String(extensions.code), message })),
    };
  }
  return {
    kind: 'composed',
    supergraphSdl: result.supergraphSdl,
    hints: result.hints.map(({ definition, message }) => ({ code: definition.code, message })),
  };
}
