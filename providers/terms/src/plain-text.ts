const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/** Text without HTML: tags become spaces, entities their characters, and runs of blanks one. */
export function plainText(html: string): string {
  return html
    .replace(/<[a-z/!][^>]*>/gi, ' ')
    .replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, name: string) => decodeEntity(name) ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}

function decodeEntity(name: string): string | undefined {
  if (!name.startsWith('#')) return entities.get(name.toLowerCase());
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** What Windows-1252 has at 0x80 to 0x9f, in order; a gap where it has nothing. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const byteOf = new Map([...windows1252].map((character, index) => [character, 0x80 + index]));
const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * Undoes UTF-8 that was read as Windows-1252 (`SeÃ±or` → `Señor`). Text that cannot have come about that way is returned
 * as it is.
 */
export function repairMojibake(text: string): string {
  if (!/[\u00c2-\u00f4][\u0080-\u00bf€‚-„…†‡ˆ‰Š‹Œ‘-”•–—˜™š›œžŸŽƒ]/.test(text)) return text;
  const bytes = [...text].map((character) => byteOf.get(character) ?? character.codePointAt(0) ?? 0);
  if (bytes.some((byte) => byte > 0xff)) return text;
  try {
    return strict.decode(Uint8Array.from(bytes));
  } catch {
    return text;
  }
}
