import type { Money } from './types.ts';

/**
 * Reads a price: `35`, `"39.95"`, `"CAD $34.99"`, `"1,260.00"`, `"34,95 $"`. Null when there is no amount above zero:
 * on menus 0 stands for "unknown", never for "free".
 *
 * @param currency ISO 4217 code; decides how many decimals the minor unit has
 */
export function parseMoney(value: string | number, currency: string): Money | null {
  const amount = typeof value === 'number' ? value : parseAmount(value);
  if (amount === null) return null;
  const minorUnits = Math.round(amount * 10 ** decimalsOf(currency));
  return Number.isSafeInteger(minorUnits) && minorUnits > 0 ? { minorUnits, currency } : null;
}

function parseAmount(text: string): number | null {
  const bare = text.replace(/[A-Z]{3}|[$€£\s\u00a0]/g, '');
  if (/^\d+,\d{2}$/.test(bare)) return Number(bare.replace(',', '.'));
  if (!/^(\d{1,3}(,\d{3})+|\d+)?(\.\d+)?$/.test(bare) || bare === '') return null;
  return Number(bare.replaceAll(',', ''));
}

/** Decimals by currency: a formatter costs more to make than a price to read. */
const decimals = new Map<string, number>();

function decimalsOf(currency: string): number {
  const known = decimals.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  decimals.set(currency, digits);
  return digits;
}
