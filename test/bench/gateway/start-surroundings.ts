import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeBench } from './compose-bench.ts';
import type { Bystanders } from './measure-round.ts';
import { startLoad } from './start-load.ts';
import { startSubgraphs } from './start-subgraphs.ts';

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
  writeFileSync(supergraph, composeBench(subgraphs.urls));
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
