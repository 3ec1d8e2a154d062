import { createMemoryPurgeLog, type EntryStore, type PurgeLog } from '@weedhounds/cache';
import { maxAgeAlone } from '@weedhounds/cache-policies';
import { quietLogger } from '../load/quiet-logger.ts';
import type { CacheSettings } from './cache-settings.ts';
import type { Leases } from './take-turns.ts';

/** What a gateway's cache has beyond its memory. */
export interface Beyond {
  purges: PurgeLog;
  /** Default: nothing is kept beyond memory. */
  store?: EntryStore | undefined;
  /** What tells gateways apart that want to ask for the same. Default: there are no others. */
  leases?: (Leases & { close(): Promise<void> }) | undefined;
}

const warn = (message: string) => quietLogger.warn(message);

/**
 * Opens what lies beyond memory: a Redis that gateways share, a PostgreSQL in which what is kept outlives a restart of everything, both,
 * or neither.
 */
export async function openBeyond(settings: CacheSettings, redisUrl: string | undefined): Promise<Beyond> {
  const { databaseUrl } = settings;
  if (redisUrl === undefined && databaseUrl === undefined) return { purges: createMemoryPurgeLog() };
  const near = redisUrl === undefined ? undefined : await openStore(settings, { kind: 'redis', url: redisUrl });
  const far =
    databaseUrl === undefined
      ? undefined
      : await openStore(settings, { kind: 'postgres', url: databaseUrl, maxBytesOf: capsOf(settings) });
  const { createLayeredStore, createLeases } = await import('@weedhounds/cache/shared');
  return {
    purges: await openPurgeLog(redisUrl, databaseUrl),
    store: near && far ? createLayeredStore({ near, far }) : (near ?? far),
    leases: redisUrl === undefined ? undefined : createLeases({ url: new URL(redisUrl) }),
  };
}

type StorePlace = import('@weedhounds/cache/shared').StorePlace;

async function openStore({ encryptionKeys }: CacheSettings, place: StorePlace): Promise<EntryStore> {
  const { createEntryStore } = await import('@weedhounds/cache/shared');
  const { createSealer, encodingByPolicy, profileEncoding, usualEncoding } = await import('@weedhounds/cache/codec');
  const packed = ['TERPENE_PROFILES', 'LAB_RESULTS', 'PRICING_DATA'].map((name) => [name, profileEncoding] as const);
  const encodingOf = encodingByPolicy(Object.fromEntries(packed), usualEncoding);
  const sealer = createSealer({ encodingOf, ...(encryptionKeys && { encryptionKeys }) });
  return createEntryStore({ place, sealer, warn });
}

/** Bytes that entries of a policy may take of the database. */
function capsOf({ policies }: CacheSettings): (policy: string) => number | undefined {
  return (policy) => (policy === maxAgeAlone.name ? maxAgeAlone : policies[policy])?.maxBytes;
}

async function openPurgeLog(redisUrl: string | undefined, databaseUrl: string | undefined): Promise<PurgeLog> {
  const { createRedisPurgeLog, openPersistentPurgeLog } = await import('@weedhounds/cache/shared');
  if (redisUrl !== undefined) {
    return createRedisPurgeLog({
      url: new URL(redisUrl),
      announce({ kind }) {
        if (kind === 'deaf') warn('Other gateways are not heard: what they purge is believed for 5 s more.');
        if (kind === 'hearing') warn('Other gateways are heard.');
      },
    });
  }
  return openPersistentPurgeLog({
    url: databaseUrl ?? '',
    announce({ kind }) {
      if (kind === 'not alone')
        warn(
          'Another gateway keeps its cache in the same database: what this one keeps is lost when it ends. REDIS_URL lets them share it.',
        );
      if (kind === 'failed')
        warn('Purges cannot be written to CACHE_DATABASE_URL; they are in force, and are tried again.');
    },
  });
}
