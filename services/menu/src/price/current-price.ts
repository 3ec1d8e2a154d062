/** A variant's prices in minor units. */
export interface Prices {
  price: bigint | null;
  salePrice: bigint | null;
}

/** What one pays now, in minor units: the sale price, else the regular price. */
export function currentPrice({ price, salePrice }: Prices): number | null {
  const current = salePrice ?? price;
  return current === null ? null : Number(current);
}
