const mostDecimals = 9;

/** Seven bytes as a varint: any longer, and a float is as short. */
const highestUnits = 2 ** 49;

/** Powers of ten that a double holds exactly. */
export const powersOfTen: readonly number[] = Array.from({ length: mostDecimals + 1 }, (_, power) => 10 ** power);

/**
 * How many decimals make a number of 0 or more exactly what it is: `Math.round(number * 10 ** decimals) / 10 ** decimals` is
 * the same double. Undefined where none of up to nine do, or the digits are too many.
 */
export function decimalsOf(number: number): number | undefined {
  for (let decimals = 0; decimals <= mostDecimals; decimals++) {
    const power = powersOfTen[decimals] ?? 1;
    const units = Math.round(number * power);
    if (units > highestUnits) return undefined;
    if (units / power === number) return decimals;
  }
  return undefined;
}
