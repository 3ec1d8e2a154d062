import { searchWords } from '../store/search-words.ts';

/** Sizes, doses and pack counts: `3.5g`, `1/8 oz`, `100mg`, `(10pk)`, `2 x 0.5g`. They tell packages apart, not goods. */
const measures =
  /(\d+\s*[x×]\s*)?(\d+\/\d+|\d*\.?\d+)\s*-?(mg|g|grams?|oz|ounces?|ml|pk|packs?|ct|count|pieces?|pcs?)\b|\b\d+%/gi;

/** The words of an item's name that say what it is: without measures and without its brand. */
export function goodsWords(name: string, brand: string | null): string[] {
  const words = searchWords(name.replace(measures, ' '));
  const ofBrand = brand === null ? [] : searchWords(brand);
  const start =
    ofBrand.length === 0 ? -1 : words.findIndex((_, at) => ofBrand.every((word, i) => words[at + i] === word));
  const rest = start === -1 ? words : words.toSpliced(start, ofBrand.length);
  return rest.length === 0 ? words : rest;
}

/** The numbers among the words, sorted: `Gelato 33` and `Gelato 41` are two things, however alike their names. */
export function numbersIn(words: readonly string[]): string {
  return words
    .flatMap((word) => word.match(/\d+/g) ?? [])
    .map(Number)
    .sort((a, b) => a - b)
    .join(' ');
}
