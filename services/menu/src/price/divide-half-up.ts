/** Decimals of a gram or milligram that are kept: a tenth of a microgram. */
const decimals = 7;

/**
 * `amount × factor / divisor` in whole minor units, halves rounded up. Reckoned in whole numbers, because a price over 0.7
 * has no exact binary fraction and would fall on either side of a half.
 *
 * @param amount minor units, a whole number, 0 or more
 * @param factor a whole number, 0 or more
 * @param divisor more than 0; null comes back for anything else, and for one below the decimals that are kept
 */
export function divideHalfUp(amount: number, factor: number, divisor: number): number | null {
  if (!Number.isFinite(divisor) || divisor <= 0) return null;
  const scale = 10 ** decimals;
  const whole = BigInt(Math.round(divisor * scale));
  if (whole === 0n) return null;
  const numerator = BigInt(amount) * BigInt(factor) * BigInt(scale);
  const quotient = Number((2n * numerator + whole) / (2n * whole));
  return Number.isSafeInteger(quotient) ? quotient : null;
}
