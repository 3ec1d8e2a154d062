interface Entry {
  row: number;
  score: number;
  sharedAnalytes: number;
}

interface Ranking {
  /** Rows must be offered in ascending order: of equal scores, the one offered first stands first. */
  offer(row: number, score: number, sharedAnalytes: number): void;
  /** The best, highest score first. */
  entries(): readonly Entry[];
}

/** Keeps the `size` best of what it is offered. */
export function createRanking(size: number): Ranking {
  const entries: Entry[] = [];
  return {
    offer(row, score, sharedAnalytes) {
      const last = entries.at(-1);
      if (entries.length === size && last !== undefined && score <= last.score) return;
      let place = entries.length;
      while (place > 0 && score > (entries[place - 1] as Entry).score) place -= 1;
      entries.splice(place, 0, { row, score, sharedAnalytes });
      if (entries.length > size) entries.pop();
    },
    entries: () => entries,
  };
}
