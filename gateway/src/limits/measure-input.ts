/** How large a value is. */
export interface InputMeasure {
  /** Lists and objects within one another; 0 for a scalar. */
  depth: number;
  /** Entries of the largest list or object. */
  entries: number;
}

/**
 * Measures a value read from JSON, in time linear in its size and without recursion: it may be nested as deep as a body is long.
 */
export function measureInput(value: unknown): InputMeasure {
  let depth = 0;
  let entries = 0;
  let level: unknown[] = [value];
  while (true) {
    const next: unknown[] = [];
    let isNested = false;
    for (const one of level) {
      if (typeof one !== 'object' || one === null) continue;
      isNested = true;
      const inner = Object.values(one);
      entries = Math.max(entries, inner.length);
      for (const entry of inner) next.push(entry);
    }
    if (!isNested) return { depth, entries };
    depth += 1;
    level = next;
  }
}
