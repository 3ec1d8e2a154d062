/** The value kept under a key, else a new one; beyond `limit` values the oldest is forgotten. */
export function remember<Key, Value>(kept: Map<Key, Value>, limit: number, key: Key, make: () => Value): Value {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const value = make();
  kept.set(key, value);
  for (const oldest of kept.keys()) {
    if (kept.size <= limit) break;
    kept.delete(oldest);
  }
  return value;
}
