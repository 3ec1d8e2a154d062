import { parseNumber, roundTo } from './parse-number.ts';

/** A weight of product as its label states it. */
export interface Weight {
  /** Of all pieces together. */
  grams: number;
  /** Pieces in the package, when stated. */
  count?: number;
  rule: string;
}

/**
 * Grams in the trade's ounce: shops sell an eighth as 3.5 g and an ounce as 28 g, not as the 3.54 g and 28.35 g of the
 * avoirdupois ounce; a price per gram reckoned otherwise disagrees with every shop's own.
 */
const gramsPerTradeOunce = 28;

const units: Readonly<Record<string, { grams: number; rule: string }>> = {
  g: { grams: 1, rule: 'grams' },
  gr: { grams: 1, rule: 'grams' },
  gram: { grams: 1, rule: 'grams' },
  grams: { grams: 1, rule: 'grams' },
  mg: { grams: 0.001, rule: 'milligrams' },
  oz: { grams: gramsPerTradeOunce, rule: 'trade-ounce' },
  ounce: { grams: gramsPerTradeOunce, rule: 'trade-ounce' },
  ounces: { grams: gramsPerTradeOunce, rule: 'trade-ounce' },
};

const words: Readonly<Record<string, number>> = {
  'half gram': 0.5,
  gram: 1,
  'two gram': 2,
  'eighth ounce': 3.5,
  'quarter ounce': 7,
  'half ounce': 14,
  ounce: 28,
};

/**
 * Reads a weight label: `1/8oz`, `.5g`, `500mg`, `3.5` (grams), `4x0.5g` (four pieces, 2 g together), `eighth ounce`.
 * Null when it states no weight above zero: `N/A`, `each`, `355ml`.
 */
export function parseWeight(label: string): Weight | null {
  const text = label.trim().toLowerCase().replace(/[_-]/g, ' ');
  const word = words[text];
  if (word !== undefined) return { grams: word, rule: 'weight-word' };
  const pack = /^(\d+)\s*[x×]\s*(.+)$/.exec(text);
  if (pack) {
    const piece = parseSingle(pack[2] ?? '');
    const count = Number(pack[1]);
    if (!piece || count === 0) return null;
    return { grams: roundTo(piece.grams * count, 4), count, rule: `pack-of-${piece.rule}` };
  }
  return parseSingle(text);
}

function parseSingle(text: string): Weight | null {
  const match = /^([\d.,/\s]+?)\s*([a-z]*)\.?$/.exec(text.trim());
  const amount = match ? parseNumber(match[1] ?? '') : null;
  if (!match || amount === null || amount === 0) return null;
  if (match[2] === '') return { grams: amount, rule: 'bare-number-is-grams' };
  const unit = Object.hasOwn(units, match[2] ?? '') ? units[match[2] ?? ''] : undefined;
  return unit ? { grams: roundTo(amount * unit.grams, 4), rule: unit.rule } : null;
}
