/**
 * Says where a Redis does not let go of what suits a cache, as its own `INFO memory` tells; nothing where that cannot be read.
 *
 * `volatile-…` lets go of entries, which all expire, and never of counters, such as the sequence of purges: it is what suits.
 */
export async function warnOfEviction(readInfo: () => Promise<string>, warn: (message: string) => void): Promise<void> {
  try {
    const policy = /^maxmemory_policy:(\S+)/m.exec(await readInfo())?.[1];
    const warning = policy && describeEviction(policy);
    if (warning) warn(warning);
  } catch {
    // The connection was lost again: the next one asks again.
  }
}

/** What is wrong with a `maxmemory-policy` for a cache; undefined where nothing is. */
export function describeEviction(policy: string): string | undefined {
  const advice = 'Set maxmemory, and maxmemory-policy to volatile-lfu.';
  if (policy === 'noeviction') {
    return `Redis has maxmemory-policy noeviction: once it is full, nothing more is kept. ${advice}`;
  }
  if (policy.startsWith('allkeys-')) {
    return `Redis has maxmemory-policy ${policy}: it may let go of the sequence of purges, and everything kept is then fetched again. ${advice}`;
  }
  return undefined;
}
