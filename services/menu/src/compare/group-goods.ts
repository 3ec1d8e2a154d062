import { groupBy } from '@weedhounds/subgraph';
import { searchWords, wordKey } from '../store/search-words.ts';
import type { Candidate } from './candidate.ts';
import { goodsWords, numbersIn } from './goods-words.ts';
import { trigramsOf } from './trigrams.ts';

/** Items of one category that are the same goods without a doubt: of one strain, or of one name on one menu. */
export interface Goods {
  key: string;
  name: string;
  /** Null where no strain was matched. */
  slug: string | null;
  /** The brand's key, where goods are told apart by name; a strain is sold by many brands. */
  brandKey: string | null;
  numbers: string;
  trigrams: ReadonlySet<string>;
  dispensaryIds: ReadonlySet<string>;
  members: { candidate: Candidate /** That the item is of this name, from 0 to 1. */; confidence: number }[];
}

/** Groups items of one category, in an order that does not depend on theirs. */
export function groupGoods(candidates: readonly Candidate[]): Goods[] {
  const sorted = candidates.toSorted((a, b) => compareText(a.itemId, b.itemId));
  const groups = groupBy(sorted, keyOf);
  return [...groups].map(([key, members]) => toGoods(key, members)).sort((a, b) => compareText(a.key, b.key));
}

/** By code point, as PostgreSQL's "C" collation does. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function keyOf({ strain, name, brand, dispensaryId }: Candidate): string {
  if (strain) return `strain ${strain.slug}`;
  return `name ${JSON.stringify([goodsWords(name, brand), brandKeyOf(brand), dispensaryId])}`;
}

function brandKeyOf(brand: string | null): string | null {
  return brand === null ? null : wordKey(brand);
}

function toGoods(key: string, candidates: readonly Candidate[]): Goods {
  const [first] = candidates as readonly [Candidate, ...Candidate[]];
  const name = first.strain ? mostFrequent(candidates.map(({ strain }) => strain?.text ?? '')) : first.name;
  const words = first.strain ? searchWords(name) : goodsWords(first.name, first.brand);
  return {
    key,
    name,
    slug: first.strain?.slug ?? null,
    brandKey: first.strain ? null : brandKeyOf(first.brand),
    numbers: numbersIn(words),
    trigrams: trigramsOf(words),
    dispensaryIds: new Set(candidates.map(({ dispensaryId }) => dispensaryId)),
    members: candidates.map((candidate) => ({ candidate, confidence: candidate.strain?.confidence ?? 1 })),
  };
}

function mostFrequent(texts: readonly string[]): string {
  const counts = [...groupBy(texts, (text) => text)].map(([text, all]) => ({ text, count: all.length }));
  counts.sort((a, b) => b.count - a.count || compareText(a.text, b.text));
  return counts[0]?.text ?? '';
}
