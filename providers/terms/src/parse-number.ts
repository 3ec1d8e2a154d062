/**
 * A number as people write it: `3.5`, `.1`, `1,260`, `1/8`; null when the text is anything else. Never negative: no
 * weight, price or strength is.
 */
export function parseNumber(text: string): number | null {
  const trimmed = text.trim();
  const fraction = /^(\d+)\s*\/\s*(\d+)$/.exec(trimmed);
  if (fraction) {
    const value = Number(fraction[1]) / Number(fraction[2]);
    return Number.isFinite(value) ? value : null;
  }
  if (!/^(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?$/.test(trimmed) || trimmed === '') return null;
  return Number(trimmed.replaceAll(',', ''));
}

/** Rounds away what binary fractions add: 0.1 + 0.2 → 0.3. */
export function roundTo(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
