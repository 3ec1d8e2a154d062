import { randomUUID } from 'node:crypto';
import type { PolicyClass } from '@weedhounds/subgraph';
import { createLoaders, type Loaders } from './loaders.ts';
import type { StrainStore } from './store/store.ts';

/** What the resolvers of one request share. */
export interface Context {
  store: StrainStore;
  loaders: Loaders;
  /** The class of the viewer whom the answer is for. */
  policyClass: PolicyClass;
  now: () => Date;
  /** Text that no one else has: what a review's id is made of. */
  createKey: () => string;
}

export interface ContextOptions {
  /** Default: the system's clock. */
  now?: () => Date;
  /** Default: a random UUID. */
  createKey?: () => string;
}

/** A context for one request. */
export function createContext(store: StrainStore, policyClass: PolicyClass, options: ContextOptions = {}): Context {
  const { now = () => new Date(), createKey = randomUUID } = options;
  return { store, loaders: createLoaders(store), policyClass, now, createKey };
}
