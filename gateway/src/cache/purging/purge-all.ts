import type { PurgeLog } from '@weedhounds/cache';
import { subgraphTag } from '../entries/entity-tags.ts';

/** Subgraphs read the rules of sale once a minute: until then they may go by those before. */
const untilAllKnowMs = 2 * 60_000;

/**
 * Makes the function that makes all worthless that is kept, when the rules by which subgraphs decide have changed: at once, and
 * once more when the last subgraph knows of it.
 *
 * @param subgraphs names of those that there are now
 */
export function createPurgeAll(purges: Pick<PurgeLog, 'purge'>, subgraphs: () => readonly string[]): () => void {
  const purge = () => void purges.purge(subgraphs().map(subgraphTag), 'HARD');
  return () => {
    purge();
    setTimeout(purge, untilAllKnowMs).unref();
  };
}
