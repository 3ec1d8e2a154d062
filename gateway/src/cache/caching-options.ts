import { buildASTSchema, parse } from 'graphql';
import type { CachingOptions } from './create-caching-layer.ts';
import type { EntityCache } from './entity-cache.ts';
import { createCustomTags } from './entries/custom-tags.ts';
import { readEntityKeys } from './fetches/entity-keys.ts';
import { readSubgraphTypes } from './fetches/subgraph-types.ts';
import { readCacheHints } from './policies/read-cache-hints.ts';
import { HotFetches } from './warming/hot-fetches.ts';

/** What fetches over a supergraph are cached with. */
export function cachingOptions(supergraphSdl: string, { policiesOf, warming, ...cache }: EntityCache): CachingOptions {
  const document = parse(supergraphSdl, { noLocation: true });
  return {
    ...cache,
    hot: warming && new HotFetches(cache.chance),
    schema: buildASTSchema(document, { assumeValid: true, assumeValidSDL: true }),
    keys: readEntityKeys(document),
    typesOf: readSubgraphTypes(document),
    customTagsOf: createCustomTags(readCacheHints(document)),
    policyOf: policiesOf(supergraphSdl),
  };
}
