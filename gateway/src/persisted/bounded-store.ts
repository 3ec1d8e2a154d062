/**
 * A store for Keyv that holds at most a number of characters and drops the longest unused values first. Anyone may
 * register a persisted query, so an unbounded store would be a way to fill the memory.
 */
export class BoundedStore extends Map<string, string> {
  readonly #capacity: number;
  #held = 0;

  /** @param capacity characters that keys and values together may have */
  constructor(capacity: number) {
    super();
    this.#capacity = capacity;
  }

  override get(key: string): string | undefined {
    const value = super.get(key);
    if (value === undefined) return undefined;
    // A map lists its keys by age of insertion: inserting again marks the value as just used.
    super.delete(key);
    super.set(key, value);
    return value;
  }

  override set(key: string, value: string): this {
    this.delete(key);
    if (sizeOf(key, value) > this.#capacity) return this;
    super.set(key, value);
    this.#held += sizeOf(key, value);
    for (const oldest of this.keys()) {
      if (this.#held <= this.#capacity) break;
      this.delete(oldest);
    }
    return this;
  }

  override delete(key: string): boolean {
    const value = super.get(key);
    if (value === undefined) return false;
    this.#held -= sizeOf(key, value);
    return super.delete(key);
  }

  override clear(): void {
    super.clear();
    this.#held = 0;
  }
}

function sizeOf(key: string, value: string): number {
  return key.length + value.length;
}
