import type { Context } from '../context.ts';
import { isGenuineSale } from '../price/is-genuine-sale.ts';

/**
 * Whether a variant's sale is one, by all prices that are known of it.
 *
 * @param observedAt of the price that is asked about; null asks about the last one
 */
export async function judgeSale(
  variantId: string,
  observedAt: Date | null,
  { loaders }: Context,
): Promise<boolean | null> {
  const history = (await loaders.allPricesOfVariant.load(variantId)) ?? [];
  const isAskedFor = (point: { observedAt: Date }) => point.observedAt.getTime() === observedAt?.getTime();
  return isGenuineSale(history, observedAt === null ? history.length - 1 : history.findIndex(isAskedFor));
}
