/** A word of a vocabulary with how many letters it is away from another. */
export interface NearWord {
  word: string;
  distance: number;
}

/** Words shorter than this are never taken for misspelt: too many others are one letter away. */
const shortestWord = 5;

/** From this length on, two letters may be wrong. */
const longWord = 9;

/**
 * Finds words of a vocabulary that a misspelt one may stand for: by what is left of both when one letter, or of long words
 * two, are taken out. A word of digits, or one that begins with another letter, is never near.
 */
export function createNearWords(vocabulary: Iterable<string>): (word: string) => NearWord[] {
  const byRest = new Map<string, string[]>();
  for (const word of new Set(vocabulary)) {
    if (!isSpellable(word)) continue;
    for (const rest of restsOf(word)) {
      const words = byRest.get(rest);
      if (words) words.push(word);
      else byRest.set(rest, [word]);
    }
  }
  return (word) => {
    if (!isSpellable(word)) return [];
    const found = new Set([...restsOf(word)].flatMap((rest) => byRest.get(rest) ?? []));
    return [...found].flatMap((other) => {
      if (other[0] !== word[0]) return [];
      const distance = distanceOf(word, other);
      return distance <= mostWrong(Math.min(word.length, other.length)) ? [{ word: other, distance }] : [];
    });
  };
}

function isSpellable(word: string): boolean {
  return word.length >= shortestWord && !/\d/.test(word);
}

function mostWrong(length: number): number {
  return length >= longWord ? 2 : 1;
}

function restsOf(word: string): Set<string> {
  const rests = new Set([word]);
  let last = [word];
  for (let taken = 0; taken < mostWrong(word.length); taken += 1) {
    last = last.flatMap((rest) => [...rest].map((_, at) => rest.slice(0, at) + rest.slice(at + 1)));
    for (const rest of last) rests.add(rest);
  }
  return rests;
}

/** A letter that is another makes another word as easily (`Kusher`, `Kosher`) as one too many or too few does not. */
const changedLetter = 2;

/**
 * How many letters are to be put in, left out or swapped with their neighbour to come from one word to the other; one that is
 * changed counts twice (optimal string alignment).
 */
export function distanceOf(left: string, right: string): number {
  let before: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const cost = left[row - 1] === right[column - 1] ? 0 : changedLetter;
      let least = Math.min(at(last, column) + 1, at(next, column - 1) + 1, at(last, column - 1) + cost);
      const isSwap =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (isSwap) least = Math.min(least, at(before, column - 2) + 1);
      next.push(least);
    }
    before = last;
    last = next;
  }
  return at(last, right.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
