import type { Opened, Sealer } from '../codec/codec.ts';
import type { Entry } from '../entry.ts';
import type { EntryStore } from '../entry-store.ts';
import { createBreaker } from './breaker.ts';
import type { BytesStore, SealedEntry } from './bytes-store.ts';
import { isEntry } from './is-entry.ts';
import { type StoreStatistics, startStatistics } from './store-statistics.ts';
import { withinBudget } from './time-budget.ts';

/** An entry store that tells what has become of what it was asked. */
export interface CountingEntryStore extends EntryStore {
  statistics(): StoreStatistics;
}

export interface BytesEntryStoreOptions {
  store: BytesStore<SealedEntry>;
  sealer: Sealer;
  /** What the keys begin with in the store. Default `weedhounds-cache:`. */
  prefix?: string;
  /** Milliseconds that an operation may take. Default 150. */
  budgetMs?: number;
  /** Milliseconds after a late operation in which none is tried. Default 1,000. */
  pauseMs?: number;
  /** Milliseconds since the epoch. Default `Date.now`. */
  now?: () => number;
}

/**
 * An entry store over any store of bytes. What it cannot read is a miss; what it can read and not take for an entry is a miss as well, and
 * is deleted. Whatever fails is counted and goes no further.
 */
export function createBytesEntryStore(options: BytesEntryStoreOptions): CountingEntryStore {
  const { store, sealer, prefix = 'weedhounds-cache:', budgetMs = 150, pauseMs = 1_000, now = Date.now } = options;
  const statistics = startStatistics();
  const inTime = createBreaker({ budgetMs, pauseMs, now, probe: () => store.getMany([`${prefix}probe`]) });

  async function attempt<T>(
    name: keyof StoreStatistics['failed'],
    operation: () => Promise<T>,
  ): Promise<T | undefined> {
    const outcome = await inTime(operation);
    switch (outcome.kind) {
      case 'done':
        return outcome.value;
      case 'failed':
        statistics.failed[name]++;
        return undefined;
      default:
        statistics[outcome.kind]++;
        return undefined;
    }
  }

  async function deleteMany(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    await attempt('delete', () => store.deleteMany(keys.map((key) => prefix + key)));
  }

  return {
    statistics: () => structuredClone(statistics),
    deleteMany,
    async getMany(keys) {
      if (keys.length === 0) return [];
      const found = await attempt('get', () => store.getMany(keys.map((key) => prefix + key)));
      const rejected: string[] = [];
      const entries = keys.map((key, index) => {
        const bytes = found?.[index];
        const opened = bytes && openEntry(sealer, key, bytes);
        if (opened?.kind === 'opened') {
          statistics.hits++;
          return opened.entry;
        }
        statistics.misses++;
        if (!opened) return undefined;
        statistics.rejected[opened.reason]++;
        rejected.push(key);
        return undefined;
      });
      void deleteMany(rejected);
      return entries;
    },
    async setMany(entries) {
      const at = now();
      const sealed: SealedEntry[] = [];
      for (const [key, entry] of entries) {
        const ttl = Math.ceil(Math.max(entry.freshUntil, entry.staleUntil, entry.staleIfErrorUntil) - at);
        if (ttl <= 0) continue;
        try {
          sealed.push({ key: prefix + key, value: sealer.seal(key, entry), ttl, policy: entry.policy });
        } catch {
          statistics.unsealed++;
        }
      }
      if (sealed.length > 0) await attempt('set', () => store.setMany(sealed));
    },
    async close() {
      // A store that is gone need not be told.
      await withinBudget(() => store.close(), budgetMs);
    },
  };
}

function openEntry(sealer: Sealer, key: string, bytes: Uint8Array): OpenedEntry {
  const opened = sealer.open(key, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (opened.kind === 'rejected') return opened;
  return isEntry(opened.value) ? { kind: 'opened', entry: opened.value } : { kind: 'rejected', reason: 'corrupt' };
}

type OpenedEntry = { kind: 'opened'; entry: Entry } | Extract<Opened, { kind: 'rejected' }>;
