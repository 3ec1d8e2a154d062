import { createLoaders, type Loaders } from './loaders.ts';
import type { MenuStore } from './store/store.ts';

/** What the resolvers of one request share. */
export interface Context {
  store: MenuStore;
  loaders: Loaders;
}

/** A context for one request. */
export function createContext(store: MenuStore): Context {
  return { store, loaders: createLoaders(store) };
}
