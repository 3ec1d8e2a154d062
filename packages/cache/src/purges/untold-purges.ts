import type { PurgeMode } from '../purge-log.ts';

/** Purges that others have still to be told of. Of more tags than it may hold it knows no more than that there were too many. */
export class UntoldPurges {
  readonly #modes = new Map<string, PurgeMode>();
  readonly #mostTags: number;
  #areTooMany = false;

  constructor(mostTags: number) {
    this.#mostTags = mostTags;
  }

  add(mode: PurgeMode, tags: readonly string[]): void {
    if (this.#areTooMany) return;
    for (const tag of tags) if (this.#modes.get(tag) !== 'HARD') this.#modes.set(tag, mode);
    if (this.#modes.size > this.#mostTags) this.#giveUp();
  }

  get areNone(): boolean {
    return this.#modes.size === 0 && !this.#areTooMany;
  }

  /** What to tell next, taken out: tags of one mode, or that everything is to be begun anew. Undefined where there is nothing. */
  take(): { kind: 'purge'; mode: PurgeMode; tags: readonly string[] } | { kind: 'anew' } | undefined {
    if (this.#areTooMany) {
      this.#areTooMany = false;
      return { kind: 'anew' };
    }
    const [first] = this.#modes.values();
    if (!first) return undefined;
    const tags = [...this.#modes].flatMap(([tag, mode]) => (mode === first ? [tag] : []));
    for (const tag of tags) this.#modes.delete(tag);
    return { kind: 'purge', mode: first, tags };
  }

  /** Puts back what could not be told. */
  putBack(untold: NonNullable<ReturnType<UntoldPurges['take']>>): void {
    if (untold.kind === 'purge') this.add(untold.mode, untold.tags);
    else this.#giveUp();
  }

  #giveUp(): void {
    this.#areTooMany = true;
    this.#modes.clear();
  }
}
