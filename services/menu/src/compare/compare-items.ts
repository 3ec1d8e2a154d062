import { groupBy } from '@weedhounds/subgraph';
import { wordKey } from '../store/search-words.ts';
import type { Candidate, ComparisonRow } from './candidate.ts';
import { compareText, groupGoods } from './group-goods.ts';
import { type JoinedGoods, joinSimilar } from './join-similar.ts';

/** A name that was only like another counts for less than the same name, even where it reads alike. */
const similarNameConfidence = 0.9;

interface Offer {
  candidate: Candidate;
  confidence: number;
}

/**
 * The same goods side by side: what at least two shops sell, by category and strain, sorted by name and category.
 *
 * Items matched to the same strain stand in one row; an item's confidence is then that of its strain match. Names that are
 * alike are joined too (`joinSimilar`), and an item's confidence is 0.9 × the similarity × that of its own match.
 *
 * @param minimumConfidence items below it are left out, from 0 to 1
 */
export function compareItems(candidates: readonly Candidate[], minimumConfidence: number): ComparisonRow[] {
  const categories = groupBy(candidates, ({ category }) => category);
  const rows = [...categories.values()].flatMap((ofCategory) => {
    // Names whose numbers differ are never joined, so they need not be compared either.
    const comparable = groupBy(groupGoods(ofCategory), ({ numbers }) => numbers);
    return [...comparable.values()].flatMap(joinSimilar).flatMap((joined) => toRow(joined, minimumConfidence));
  });
  return rows.sort((a, b) => compareRows(placeOf(a), placeOf(b)));
}

/** Where a row stands: its name's words, its category, and its key to break ties. */
export type RowPlace = readonly [name: string, category: string, key: string];

export function placeOf({ strainName, category, key }: ComparisonRow): RowPlace {
  return [wordKey(strainName), category, key];
}

export function compareRows(a: RowPlace, b: RowPlace): number {
  return compareText(a[0], b[0]) || compareText(a[1], b[1]) || compareText(a[2], b[2]);
}

function toRow({ goods, similar }: JoinedGoods, minimumConfidence: number): ComparisonRow[] {
  const offers: Offer[] = [
    ...goods.members,
    ...similar.flatMap(({ goods: { members }, similarity }) =>
      members.map(({ candidate, confidence }) => ({
        candidate,
        confidence: confidence * similarity * similarNameConfidence,
      })),
    ),
  ];
  const sure = offers.filter(({ confidence }) => confidence >= minimumConfidence).sort(byPrice);
  // The first offer of each shop is its cheapest.
  const ofShops = [...groupBy(sure, ({ candidate }) => candidate.dispensaryId).values()].flatMap(([cheapest]) =>
    cheapest ? [cheapest] : [],
  );
  const category = offers[0]?.candidate.category;
  if (ofShops.length < 2 || category === undefined) return [];
  return [
    {
      strainName: goods.name,
      strainSlug: goods.slug,
      category,
      confidence: Math.min(...ofShops.map(({ confidence }) => confidence)),
      offers: ofShops.map(({ candidate: { itemId, dispensaryId }, confidence }) => ({
        itemId,
        dispensaryId,
        confidence,
      })),
      key: ofShops.map(({ candidate }) => candidate.itemId).toSorted(compareText)[0] ?? '',
    },
  ];
}

function byPrice({ candidate: a }: Offer, { candidate: b }: Offer): number {
  return (
    compareAmounts(a.lowestPricePerGram, b.lowestPricePerGram) ||
    compareAmounts(a.lowestPrice, b.lowestPrice) ||
    compareText(a.itemId, b.itemId)
  );
}

/** Unknown amounts last. */
function compareAmounts(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a - b;
}
