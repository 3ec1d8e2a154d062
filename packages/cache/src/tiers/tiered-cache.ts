import type { Entry, Fence } from '../entry.ts';
import type { EntryStore } from '../entry-store.ts';
import type { PurgeLog } from '../purge-log.ts';

/** Where a kept entry was found. */
export type Tier = 'memory' | 'store';

/** How good a kept entry is. */
export type Freshness = 'fresh' | 'stale' | 'stale-if-error';

export interface Found {
  kind: 'found';
  entry: Entry;
  freshness: Freshness;
  /** Where it was before it was asked for. */
  tier: Tier;
}

/** Why nothing is found: there is nothing, it is too old, or it was purged. */
export type Absence = 'absent' | 'expired' | 'purged';

/** The first tier: synchronous, bounded in bytes. */
export interface Memory<V> {
  get(key: string): V | undefined;
  set(key: string, value: V, facts: { bytes: number; policy: string }): void;
  delete(key: string): void;
  values(): Iterable<V>;
}

/** An entry in memory. */
export interface Kept {
  entry: Entry;
  /** Of the purge log, when the entry was last seen to be valid: nothing has to be judged again until the log has moved. */
  validAt: Fence | undefined;
  /** As the last one who asked found it, before it came here. */
  tier: Tier;
}

export interface TieredCacheOptions {
  memory: Memory<Kept>;
  /** Beyond this process. Default: nothing is kept there. */
  store?: EntryStore | undefined;
  purges: PurgeLog;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** Entries in memory and in a store, of which none is given out that was purged since it was fetched. */
export interface TieredCache {
  /** What is in memory under a key, and may be served at all. */
  peek(key: string): Found | { kind: Absence };
  /** Whether there is more than memory. */
  hasStore: boolean;
  /** Brings what the store has under the keys to memory. Never rejects. */
  load(keys: readonly string[]): Promise<void>;
  /** How many entries in memory may be served and carry a tag. */
  countTagged(tag: string): number;
  /** Keeps entries: in memory at once, in the store when the promise is fulfilled. Never rejects. */
  set(entries: ReadonlyMap<string, Entry>): Promise<void>;
}

/** How good an entry is by its times alone. @param at milliseconds since the epoch */
export function freshnessOf(
  { freshUntil, staleUntil, staleIfErrorUntil }: Pick<Entry, 'freshUntil' | 'staleUntil' | 'staleIfErrorUntil'>,
  at: number,
): Freshness | 'expired' {
  if (at < freshUntil) return 'fresh';
  if (at < staleUntil) return 'stale';
  return at < staleIfErrorUntil ? 'stale-if-error' : 'expired';
}

export function createTieredCache({ memory, store, purges, now }: TieredCacheOptions): TieredCache {
  function judge(kept: Kept): Freshness | 'expired' | 'purged' {
    const { entry } = kept;
    const at = now();
    const fence = purges.fence();
    let isSoft = false;
    if (!fence || !isSame(fence, kept.validAt)) {
      const standing = purges.judge(entry.tags, entry.fence);
      if (standing === 'hard') return 'purged';
      isSoft = standing === 'soft';
      kept.validAt = isSoft ? undefined : fence;
    }
    const freshness = freshnessOf(entry, at);
    return isSoft && freshness === 'fresh' ? 'stale' : freshness;
  }

  function keep(key: string, entry: Entry, tier: Tier): void {
    memory.set(key, { entry, validAt: undefined, tier }, { bytes: bytesOf(key, entry), policy: entry.policy });
  }

  return {
    hasStore: store !== undefined,
    peek(key) {
      const kept = memory.get(key);
      if (!kept) return { kind: 'absent' };
      const freshness = judge(kept);
      if (freshness === 'expired' || freshness === 'purged') return { kind: freshness };
      const { entry, tier } = kept;
      kept.tier = 'memory';
      return { kind: 'found', entry, freshness, tier };
    },
    async load(keys) {
      if (!store || keys.length === 0) return;
      const entries = await store.getMany(keys);
      for (const [index, key] of keys.entries()) {
        const entry = entries[index];
        if (entry) keep(key, entry, 'store');
      }
    },
    countTagged(tag) {
      let count = 0;
      for (const kept of memory.values()) {
        const isServed = kept.entry.tags.includes(tag) && !['expired', 'purged'].includes(judge(kept));
        if (isServed) count++;
      }
      return count;
    },
    async set(entries) {
      for (const [key, entry] of entries) keep(key, entry, 'memory');
      await store?.setMany(entries);
    },
  };
}

function isSame(one: Fence, other: Fence | undefined): boolean {
  return other !== undefined && one.number === other.number && one.generation === other.generation;
}

/** Bytes of what an entry holds, as JSON; objects in memory take a few times as much. */
function bytesOf(key: string, { value, tags }: Entry): number {
  const texts = tags.reduce((sum, tag) => sum + tag.length, key.length);
  return texts + Buffer.byteLength(JSON.stringify(value));
}
