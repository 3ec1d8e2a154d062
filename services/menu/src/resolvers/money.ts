/** An amount of money as the schema has it. */
export interface Money {
  minorUnits: number;
  currency: string;
}

/** @param amount minor units; null stays null */
export function toMoney(amount: bigint | number | null, currency: string): Money | null {
  return amount === null ? null : { minorUnits: Number(amount), currency };
}
