import { quietLogger } from '../load/quiet-logger.ts';
import { createPersistedQueryCache, type PersistedQueryCache } from './create-cache.ts';
import { createPersistedQueryStore } from './create-store.ts';

/** The cache of persisted queries, in Redis when a URL is given, else in memory; says in the log when the store comes and goes. */
export async function openPersistedQueries(redisUrl?: string): Promise<PersistedQueryCache> {
  return createPersistedQueryCache(await createPersistedQueryStore(redisUrl), { onChange: logStoreChange });
}

function logStoreChange(isAnswering: boolean): void {
  if (isAnswering) quietLogger.warn('The store of persisted queries answers again.');
  else quietLogger.warn('The store of persisted queries does not answer; clients will send whole documents meanwhile.');
}
