import type { PolicyClass } from '@weedhounds/policy';
import { createLoaders, type Loaders } from './loaders.ts';
import type { MenuStore } from './store/store.ts';

/** What the resolvers of one request share. */
export interface Context {
  store: MenuStore;
  loaders: Loaders;
  /** The class of the viewer whom the answer is for. */
  policyClass: PolicyClass;
}

/** A context for one request. */
export function createContext(store: MenuStore, policyClass: PolicyClass): Context {
  return { store, loaders: createLoaders(store), policyClass };
}
