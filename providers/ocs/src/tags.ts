/** What a product's tags say: `thc_content_min--18.000000` is a value of `thc_content_min`. */
export interface Tags {
  /** The first value of a name; null where there is none. */
  first(name: string): string | null;
}

/** Reads tags; those without a `--` say nothing. */
export function readTags(tags: readonly string[]): Tags {
  const values = new Map<string, string>();
  for (const tag of tags) {
    const [, name = '', value = ''] = /^(.+?)--(.+)$/s.exec(tag.trim()) ?? [];
    if (name !== '' && !values.has(name)) values.set(name, value.trim());
  }
  return { first: (name) => values.get(name) ?? null };
}
