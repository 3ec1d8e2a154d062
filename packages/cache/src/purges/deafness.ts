import { randomUUID } from 'node:crypto';
import type { Fence } from '../entry.ts';
import type { PurgeMode, Standing } from '../purge-log.ts';
import { TagNumbers } from './tag-numbers.ts';

/** In how many steps time is told while nothing is heard; an entry's trust may end a step early, never late. */
const stepsOfTrust = 8;

export interface DeafnessOptions {
  /** When the log last heard, on the clock of `now`. */
  since: number;
  /** Milliseconds that anything is trusted after it began to be fetched, or after the log last heard. */
  deafMs: number;
  mostTags: number;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
}

/**
 * The time in which a log hears nothing of the others. What is fetched meanwhile has fences of a generation of its own, numbered by this
 * process's purges and by steps of time, and is good for `deafMs`: so the cache goes on, and nobody is served what others purged longer ago.
 */
export class Deafness {
  readonly #generation = randomUUID();
  readonly #options: DeafnessOptions;
  readonly #purged: TagNumbers;
  /** The first number of each step that is still trusted. */
  #starts: readonly { step: number; number: number }[] = [];
  #number = 0;

  constructor(options: DeafnessOptions) {
    this.#options = options;
    this.#purged = new TagNumbers(options.mostTags);
  }

  fence(): Fence {
    this.#tell();
    return { generation: this.#generation, number: this.#number };
  }

  /** What has become of something that was fetched while nothing was heard. */
  judge(tags: readonly string[], fence: Fence): Standing {
    this.#tell();
    const first = this.#starts[0]?.number ?? 0;
    if (fence.generation !== this.#generation || fence.number < first) return 'hard';
    return this.#purged.judge(tags, fence.number);
  }

  /** What has become meanwhile of something that was fetched earlier. */
  judgeEarlier(tags: readonly string[]): Standing {
    return this.#tell() < stepsOfTrust ? this.#purged.judge(tags, 0) : 'hard';
  }

  note(mode: PurgeMode, tags: readonly string[]): void {
    this.#tell();
    this.#purged.note(++this.#number, mode, tags);
  }

  /** Begins the step that it is time for. */
  #tell(): number {
    const { now, since, deafMs } = this.#options;
    const step = Math.floor(((now() - since) * stepsOfTrust) / deafMs);
    if (this.#starts.at(-1)?.step !== step) {
      this.#number++;
      const starts = [...this.#starts, { step, number: this.#number }];
      this.#starts = starts.filter((start) => step - start.step < stepsOfTrust);
    }
    return step;
  }
}
