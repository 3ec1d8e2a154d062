import { composeSupergraph } from '../../../gateway/src/index.ts';
import { subgraphSources } from './subgraph-schemas.ts';

/** The supergraph of the four subgraphs. @param urls their addresses by name */
export function composeBench(urls: Readonly<Record<string, string>>): string {
  const definitions = Object.entries(subgraphSources).map(([name, { sdl }]) => ({ name, url: urls[name] ?? '', sdl }));
  const composition = composeSupergraph(definitions);
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.errors));
  return composition.supergraphSdl;
}
