/** Characters a key keeps: an index entry may not exceed a third of a page. */
const longestKey = 200;

/** The words of a name without case, accents and punctuation: `Earl's (Café) & Co.` → `earls`, `cafe`, `and`, `co`. */
export function nameWords(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’‘`´]/g, '')
    .replace(/&/g, ' and ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** The words as one text: what shops are sorted by, searched in and told apart by. Empty when a name has no word. */
export function nameKey(name: string): string {
  return nameWords(name).join(' ').slice(0, longestKey).trimEnd();
}
