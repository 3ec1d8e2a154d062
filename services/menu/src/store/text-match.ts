import { Prisma } from '../../generated/prisma/client.ts';
import { all } from './sql.ts';

/**
 * The least share of a typed word's trigrams that a stretch of an item's text must have (pg_trgm's `word_similarity`). At
 * one half, a wrong letter in a word of five is forgiven: `dreem` finds `dream`.
 */
export const wordSimilarityThreshold = 0.5;

/** Letters from which on a word may be typed wrong. Of a shorter one, half of the trigrams is its first letter or two. */
const shortestForgiven = 4;

/**
 * Whether the item `i` holds every word: as it was typed, or something like it, or, of a short word, one that begins with
 * it. The trigram index answers all three. Needs pg_trgm's threshold to be set to `wordSimilarityThreshold`.
 */
export function matchesWords(words: readonly string[]): Prisma.Sql {
  return all(
    words.map((word) =>
      [...word].length < shortestForgiven
        ? Prisma.sql`i.search_text like ${`% ${word}%`}`
        : Prisma.sql`(i.search_text like ${`% ${word} %`} or ${word}::text operator(public.<%) i.search_text)`,
    ),
  );
}

/**
 * How well an item matches, in millionths: a half when it holds every word as typed, plus a quarter of how like its words
 * are to those typed, plus a quarter of how little else its text holds. So an item in which nothing had to be forgiven has
 * three quarters or more and stands before all others, which have less than a half.
 */
export function scoreOf(words: readonly string[]): Prisma.Sql {
  const isExact = all(words.map((word) => Prisma.sql`i.search_text like ${`% ${word} %`}`));
  const similarities = words.map((word) => Prisma.sql`public.word_similarity(${word}::text, i.search_text)`);
  return Prisma.sql`(case when ${isExact} then 500000 else 0 end + round(
    250000 * (${Prisma.join(similarities, ' + ')}) / ${words.length}::int
    + 250000 * public.similarity(${words.join(' ')}::text, i.search_text)))::int`;
}
