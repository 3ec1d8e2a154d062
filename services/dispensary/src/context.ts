import { createLoaders, type Loaders } from './loaders.ts';
import type { DispensaryStore } from './store/store.ts';

/** What the resolvers of one request share. */
export interface Context {
  store: DispensaryStore;
  loaders: Loaders;
  /** When the request came: what "now" means throughout it, so that a list of open shops agrees with their `isOpen`. */
  now: Date;
}

/** A context for one request. */
export function createContext(store: DispensaryStore, now: Date): Context {
  return { store, loaders: createLoaders(store), now };
}
