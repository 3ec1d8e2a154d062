import { randomUUID } from 'node:crypto';
import type { Fence } from '../../entry.ts';
import type { PurgeMode, Standing } from '../../purge-log.ts';
import { type PurgedTag, TagNumbers } from '../tag-numbers.ts';
import type { Sequence, StoredSequence } from './purge-tables.ts';

/** The purges of one process, numbered in a sequence, and which of them are still to be written. */
export class NumberedPurges {
  readonly #mostTags: number;
  #generation = '';
  #number = 0;
  #purged: TagNumbers;
  #unwritten = new Set<string>();

  constructor(mostTags: number) {
    this.#mostTags = mostTags;
    this.#purged = new TagNumbers(mostTags);
    this.beginAnew();
  }

  /** Begins another sequence: whatever was fetched before is worthless. */
  beginAnew(): void {
    this.#generation = randomUUID();
    this.#number = 0;
    this.#purged = new TagNumbers(this.#mostTags);
    this.#unwritten = new Set();
  }

  /** Goes on with a sequence that another process has left. */
  goOnWith({ generation, number, floor, purged }: StoredSequence): void {
    this.beginAnew();
    this.#generation = generation;
    this.#number = number;
    this.#purged.raiseFloor(floor);
    this.#purged.restore(purged);
  }

  get fence(): Fence {
    return { generation: this.#generation, number: this.#number };
  }

  get sequence(): Sequence {
    return { ...this.fence, floor: this.#purged.floor };
  }

  judge(tags: readonly string[], fence: Fence): Standing {
    return fence.generation === this.#generation ? this.#purged.judge(tags, fence.number) : 'hard';
  }

  purge(tags: readonly string[], mode: PurgeMode): void {
    this.#purged.note(++this.#number, mode, tags);
    this.putBack(tags);
  }

  /** All tags whose last purges are remembered; none of them is to be written any more. */
  takeAll(): PurgedTag[] {
    this.#unwritten = new Set();
    return this.#purged.numbersOf();
  }

  /** The tags that are to be written, taken out. Those that are forgotten are not: nothing before their purges is trusted. */
  takeUnwritten(): PurgedTag[] {
    const unwritten = this.#purged.numbersOf(this.#unwritten);
    this.#unwritten = new Set();
    return unwritten;
  }

  /** Notes tags to be written. */
  putBack(tags: readonly string[]): void {
    for (const tag of tags) this.#unwritten.add(tag);
    if (this.#unwritten.size <= 2 * this.#mostTags) return;
    this.#unwritten = new Set([...this.#unwritten].filter((tag) => this.#purged.has(tag)));
  }
}
