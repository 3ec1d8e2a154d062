import { idPrefix } from '@weedhounds/subgraph';
import type { PrismaClient, ProductCategory } from '../../generated/prisma/client.ts';
import type { Candidate } from '../compare/candidate.ts';
import type { SaleScope } from '../sale/sale-scope.ts';
import { inScope } from './sale-conditions.ts';

const select = {
  id: true,
  dispensaryId: true,
  name: true,
  brand: true,
  category: true,
  strainSlug: true,
  strainText: true,
  strainConfidence: true,
  lowestPricePerGram: true,
  lowestPrice: true,
} as const;

/** Every item of the scope on the shops' menus, of one category when it is not null, as a comparison sees it. */
export async function listCandidates(
  client: Pick<PrismaClient, 'menuItem'>,
  dispensaryIds: readonly string[],
  category: ProductCategory | null,
  scope: SaleScope,
): Promise<Candidate[]> {
  const ids = dispensaryIds.filter((id) => idPrefix(id) === 'dsp');
  const where = { menu: { dispensaryId: { in: ids } }, ...(category && { category }), ...inScope(scope) };
  const items = await client.menuItem.findMany({ where, select });
  return items.map(({ id, strainSlug, strainText, strainConfidence, lowestPricePerGram, lowestPrice, ...item }) => ({
    ...item,
    itemId: id,
    strain:
      strainSlug === null || strainText === null || strainConfidence === null
        ? null
        : { slug: strainSlug, text: strainText, confidence: strainConfidence },
    lowestPricePerGram: toNumber(lowestPricePerGram),
    lowestPrice: toNumber(lowestPrice),
  }));
}

function toNumber(amount: bigint | null): number | null {
  return amount === null ? null : Number(amount);
}
