import { createLocalCaller, type LocalCallerOptions, type LocalCalls } from './create-local-caller.ts';
import { createSharingLayer, type SharingOptions } from './create-sharing-layer.ts';
import type { FetchLayer } from './fetch-layer.ts';

/** A fetch layer, and what it called. */
export interface LocalFetchLayer extends FetchLayer, LocalCalls {}

/** The fetch layer over schemas in this process: it shares, checks and reports as the one over HTTP does. */
export function createLocalFetchLayer(options: LocalCallerOptions & SharingOptions): LocalFetchLayer {
  const { calls, ...caller } = createLocalCaller(options);
  return { ...createSharingLayer(caller, options), calls };
}
