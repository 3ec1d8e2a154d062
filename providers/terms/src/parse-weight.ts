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

const gram = { grams: 1, rule: 'grams' };
const milligram = { grams: 0.001, rule: 'milligrams' };
const ounce = { grams: gramsPerTradeOunce, rule: 'trade-ounce' };

const units = new Map([
  ['g', gram],
  ['gr', gram],
  ['gram', gram],
  ['grams', gram],
  ['mg', milligram],
  ['oz', ounce],
  ['ounce', ounce],
  ['ounces', ounce],
]);

const words = new Map([
  ['half gram', 0.5],
  ['gram', 1],
  ['two gram', 2],
  ['eighth ounce', 3.5],
  ['quarter ounce', 7],
  ['half ounce', 14],
  ['ounce', 28],
]);

/**
 * Reads a weight label: `1/8oz`, `.5g`, `500mg`, `3.5` (grams), `4x0.5g` (four pieces, 2 g together), `eighth ounce`.
 * Null when it states no weight above zero: `N/A`, `each`, `355ml`.
 */
export function parseWeight(label: string): Weight | null {
  const text = label
    .trim()
    .toLowerCase()
    .replace(/(?<=[a-z])[_-](?=[a-z])/g, ' ');
  const word = words.get(text);
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
  const unit = units.get(match[2] ?? '');
  return unit ? { grams: roundTo(amount * unit.grams, 4), rule: unit.rule } : null;
}
