import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeSupergraph } from '../../../gateway/src/index.ts';
import type { Bystanders } from './measure-round.ts';
import { startLoad } from './start-load.ts';
import { startSubgraphs } from './start-subgraphs.ts';
import { subgraphSources } from './subgraph-schemas.ts';

/** Everything that a gateway needs around it to be measured. */
export interface Surroundings extends Bystanders {
  /** The file of the supergraph. */
  supergraph: string;
  /** An empty folder of this run's own. */
  folder: string;
  close(): Promise<void>;
}

export async function startSurroundings(): Promise<Surroundings> {
  const subgraphs = await startSubgraphs();
  const load = startLoad();
  const folder = mkdtempSync(join(tmpdir(), 'gateway-bench-'));
  const supergraph = join(folder, 'supergraph.graphql');
  writeFileSync(supergraph, composeFor(subgraphs.urls));
  return {
    subgraphs,
    load,
    supergraph,
    folder,
    async close() {
      await Promise.all([load.close(), subgraphs.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function composeFor(urls: Readonly<Record<string, string>>): string {
  const definitions = Object.entries(subgraphSources).map(([name, { sdl }]) => ({ name, url: urls[name] ?? '', sdl }));
  const composition = composeSupergraph(definitions);
  if (composition.kind === 'failed') throw new Error(JSON.stringify(composition.errors));
  return composition.supergraphSdl;
}
