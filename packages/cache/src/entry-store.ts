import type { Entry } from './entry.ts';

/** Where entries are kept beyond this process. No method rejects or waits longer than the store's budget: a store that fails has nothing. */
export interface EntryStore {
  /** What is kept under each key, aligned with them; undefined for what is not there, cannot be read, or was not told in time. */
  getMany(keys: readonly string[]): Promise<readonly (Entry | undefined)[]>;
  /** Keeps entries for as long as they may be served at all. */
  setMany(entries: ReadonlyMap<string, Entry>): Promise<void>;
  deleteMany(keys: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
