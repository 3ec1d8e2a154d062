import { compareText, type Goods } from './group-goods.ts';
import { type SimilarPair, similarPairs } from './trigrams.ts';

/** Goods with those of other menus that were matched to them by name. */
export interface JoinedGoods {
  goods: Goods;
  /** Each with the similarity of its name to the first's. */
  similar: { goods: Goods; similarity: number }[];
}

/** The least similarity at which two names are taken for spellings of one: `Apple Fritter` and `Aple Friter` have 0.625. */
export const leastSimilarity = 0.6;

/**
 * Joins goods whose names are alike. The most similar pair is joined first; of a pair, the one that has a strain, then the
 * one on more menus, then the surer one stays and the other joins it. Every joined name is like the first one itself,
 * never only like another joined one. Goods are kept apart when both have a brand and it is not the same, and when one
 * menu lists both: whoever lists two names means two things.
 *
 * @param all goods of one category and with the same numbers in their names
 */
export function joinSimilar(all: readonly Goods[]): JoinedGoods[] {
  const joined = new Map<Goods, JoinedGoods>(all.map((goods) => [goods, { goods, similar: [] }]));
  for (const { first, second, similarity } of rankedPairs(all)) {
    const [host, guest] = [all[first] as Goods, all[second] as Goods].sort(byRank) as [Goods, Goods];
    const hosts = joined.get(host);
    const isFree = joined.get(guest)?.similar.length === 0;
    if (hosts && isFree && canJoin(hosts, guest)) {
      hosts.similar.push({ goods: guest, similarity });
      joined.delete(guest);
    }
  }
  return [...joined.values()];
}

function rankedPairs(all: readonly Goods[]): SimilarPair[] {
  const pairs = similarPairs(
    all.map(({ trigrams }) => trigrams),
    leastSimilarity,
  );
  return pairs.sort((a, b) => b.similarity - a.similarity || a.first - b.first || a.second - b.second);
}

function byRank(a: Goods, b: Goods): number {
  const hasSlug = Number(b.slug !== null) - Number(a.slug !== null);
  const shops = b.dispensaryIds.size - a.dispensaryIds.size;
  return hasSlug || shops || mostConfidence(b) - mostConfidence(a) || compareText(a.key, b.key);
}

function mostConfidence({ members }: Goods): number {
  return Math.max(...members.map(({ confidence }) => confidence));
}

function canJoin({ goods, similar }: JoinedGoods, guest: Goods): boolean {
  const isOtherBrand = goods.brandKey !== null && guest.brandKey !== null && goods.brandKey !== guest.brandKey;
  if (isOtherBrand) return false;
  const present = [goods, ...similar.map((other) => other.goods)];
  return present.every(({ dispensaryIds }) => [...guest.dispensaryIds].every((id) => !dispensaryIds.has(id)));
}
