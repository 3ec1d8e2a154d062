import { strainSlug } from '@weedhounds/provider-terms';

/** Characters a key keeps: an index entry may not exceed a third of a page. */
const longestKey = 200;

/** The words of a text without case, accents and punctuation: `O'Geez (The Fruits)` → `ogeez`, `the`, `fruits`. */
export function searchWords(text: string): string[] {
  return strainSlug(text)
    .split('-')
    .filter((word) => word !== '');
}

/** The words as one text to sort by and to compare with; the text itself, in lower case, when it has none. */
export function wordKey(text: string): string {
  return (searchWords(text).join(' ') || text.trim().toLowerCase()).slice(0, longestKey);
}

/** Every word of the texts, each once, with a blank before and after it, so that a whole word can be looked for. */
export function searchText(texts: readonly (string | null)[]): string {
  const words = texts.flatMap((text) => (text === null ? [] : searchWords(text)));
  return ` ${[...new Set(words)].join(' ')} `;
}
