import type { PolicyClass } from '@weedhounds/subgraph';
import { createLoaders, type Loaders } from './loaders.ts';
import type { DispensaryStore } from './store/store.ts';

/** What the resolvers of one request share. */
export interface Context {
  store: DispensaryStore;
  loaders: Loaders;
  /** The class of the viewer whom the answer is for. */
  policyClass: PolicyClass;
  /** When the request came: what "now" means throughout it, so that a list of open shops agrees with their `isOpen`. */
  now: Date;
}

/** A context for one request. */
export function createContext(store: DispensaryStore, policyClass: PolicyClass, now: Date): Context {
  return { store, loaders: createLoaders(store), policyClass, now };
}
