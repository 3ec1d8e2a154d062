import type { PurgeMode, Standing } from '../purge-log.ts';

/** The numbers of a tag's last purges; 0 for none. */
export type Purged = Record<PurgeMode, number>;

/** A tag with the numbers of its last purges. */
export type PurgedTag = Purged & { tag: string };

/**
 * The last purges of each of so many tags. Of those that it has forgotten it knows no more than the greatest number, its floor, and
 * whatever was fetched before that is not trusted any more.
 */
export class TagNumbers {
  /** In the order of their last purges. */
  readonly #purged = new Map<string, Purged>();
  readonly #mostTags: number;
  #floor = 0;

  constructor(mostTags: number) {
    if (!Number.isInteger(mostTags) || mostTags < 1)
      throw new RangeError(`mostTags must be a whole number, 1 or more; got ${mostTags}.`);
    this.#mostTags = mostTags;
  }

  /** Notes a purge. Numbers grow from one to the next. */
  note(number: number, mode: PurgeMode, tags: readonly string[]): void {
    for (const tag of tags) {
      const before = this.#purged.get(tag) ?? { SOFT: 0, HARD: 0 };
      this.#purged.delete(tag);
      this.#purged.set(tag, { ...before, [mode]: number });
      if (this.#purged.size > this.#mostTags) this.#forgetOldest();
    }
  }

  /** The number before which nothing is trusted. */
  get floor(): number {
    return this.#floor;
  }

  /** Whether a tag's last purges are remembered. */
  has(tag: string): boolean {
    return this.#purged.has(tag);
  }

  /** The last purges of those tags that are remembered. Default: of all. */
  numbersOf(tags: Iterable<string> = this.#purged.keys()): PurgedTag[] {
    return [...tags].flatMap((tag) => {
      const numbers = this.#purged.get(tag);
      return numbers ? [{ tag, ...numbers }] : [];
    });
  }

  /** Notes purges that another process noted, in any order, before any of its own. */
  restore(purged: readonly PurgedTag[]): void {
    const purges = purged.flatMap(({ tag, SOFT, HARD }) => [
      { tag, mode: 'SOFT' as const, number: SOFT },
      { tag, mode: 'HARD' as const, number: HARD },
    ]);
    const made = purges.filter(({ number }) => number > 0).sort((one, other) => one.number - other.number);
    for (const { tag, mode, number } of made) this.note(number, mode, [tag]);
  }

  /** Makes everything worthless that was fetched before a number. */
  raiseFloor(number: number): void {
    this.#floor = Math.max(this.#floor, number);
  }

  /** What has become of something that was begun when a number was the last that was known of. */
  judge(tags: readonly string[], number: number): Standing {
    if (number < this.#floor) return 'hard';
    let isSoft = false;
    for (const tag of tags) {
      const last = this.#purged.get(tag);
      if (!last) continue;
      if (last.HARD > number) return 'hard';
      if (last.SOFT > number) isSoft = true;
    }
    return isSoft ? 'soft' : 'valid';
  }

  #forgetOldest(): void {
    for (const [oldest, { SOFT, HARD }] of this.#purged) {
      this.#purged.delete(oldest);
      this.raiseFloor(Math.max(SOFT, HARD));
      return;
    }
  }
}
