/** What something cost from a time on. */
export interface PriceFrom {
  observedAt: Date;
  /** The regular price, in minor units. */
  price: bigint;
  /** Null while it was not on sale. */
  salePrice: bigint | null;
}

/** Days before a sale whose lowest price a sale is held against: those of the European rule (Directive 98/6/EC, Article 6a). */
const days = 30;

const dayMs = 24 * 3_600_000;

/**
 * Whether a sale is one: whether its price is below everything that was asked in the 30 days before the sale began. A price that was raised, and then
 * cut to what it had been, is none.
 *
 * @param history every price, the oldest first
 * @param at which of them is asked about
 * @returns null where it is not on sale, or where too little is known: a price of those days that was not observed might have been lower
 */
export function isGenuineSale(history: readonly PriceFrom[], at: number): boolean | null {
  const sale = history[at]?.salePrice ?? null;
  if (sale === null) return null;
  let began = at;
  while (began > 0 && history[began - 1]?.salePrice != null) began -= 1;
  const begin = (history[began] as PriceFrom).observedAt.getTime();
  const since = begin - days * dayMs;
  const before = history.slice(0, began).filter((_, index) => {
    const end = history[index + 1]?.observedAt.getTime() ?? begin;
    return end > since;
  });
  const wasAsLow = before.some(({ price, salePrice }) => (salePrice ?? price) <= sale);
  if (wasAsLow) return false;
  const first = history[0]?.observedAt.getTime();
  return first !== undefined && first <= since ? true : null;
}
