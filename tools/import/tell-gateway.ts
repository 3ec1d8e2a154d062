import type { PurgeRequest } from '../cache/read-purge-arguments.ts';
import type { ImportArguments } from './read-arguments.ts';

/** Milliseconds after which nobody is taken to listen. */
const patienceMs = 1_000;

/** The subgraph into whose tables each kind of file goes. */
const subgraphOf = {
  lab: 'strain',
  strains: 'strain',
  retailers: 'dispensary',
  menu: 'menu',
  jurisdictions: 'dispensary',
} as const satisfies Record<ImportArguments['kind'], string>;

/**
 * Lets the gateway that runs beside this database know that what it keeps of a subgraph is no longer so. An import is whole whether
 * a gateway runs or not.
 *
 * @param url where it may be
 * @param purge asks it
 * @returns what came of it, in a line
 */
export async function tellGateway(
  kind: ImportArguments['kind'],
  url: string,
  purge: (request: PurgeRequest) => Promise<string>,
): Promise<string> {
  const subgraph = subgraphOf[kind];
  try {
    await fetch(new URL('/health/live', url), { signal: AbortSignal.timeout(patienceMs) });
  } catch {
    return `No gateway runs at ${url}. One that runs elsewhere must be told: npm run cache:purge -- --subgraph ${subgraph}`;
  }
  return purge({ by: { subgraph }, mode: 'HARD' }).catch(
    (error: Error) => `What the gateway at ${url} keeps may be older than this import. ${error.message}`,
  );
}
