import DataLoader from 'dataloader';

interface LoaderOptions<K> {
  /** Text that is equal for equal keys. Default: the key itself, which must then be a text or a number. */
  key?: (key: K) => string;
}

/**
 * A batching loader for one request. What is loaded is matched to the keys by key, so the source may answer in any
 * order and leave out what it does not hold: that is null.
 *
 * @param load takes each key once; answers pairs of key and value
 */
export function createLoader<K, V>(
  load: (keys: readonly K[]) => Promise<Iterable<readonly [K, V]>>,
  options: LoaderOptions<K> = {},
): DataLoader<K, V | null, string> {
  const { key: textOf = plainKey } = options;
  return new DataLoader<K, V | null, string>(
    async (keys) => {
      const values = new Map<string, V>();
      for (const [key, value] of await load(keys)) values.set(textOf(key), value);
      return keys.map((key) => values.get(textOf(key)) ?? null);
    },
    { cacheKeyFn: textOf },
  );
}

function plainKey(key: unknown): string {
  if (typeof key === 'string' || typeof key === 'number') return String(key);
  throw new TypeError(
    `A loader whose keys are not text or numbers must be given key; got a key of type ${typeof key}.`,
  );
}
