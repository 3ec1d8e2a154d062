/** What the console learned about the graph before it opened. */
export interface Findings {
  /** Whether anything on the menus comes from the embedded demonstration catalogue. */
  isDemonstration: boolean;
  /** Ids of the shops with the most items among those looked at, at most four. */
  shopIds: string[];
  /** The strain sold most often among the items looked at, one with a terpene profile if there is any. */
  strain?: StrainKey;
}

export interface StrainKey {
  id: string;
  slug: string;
}

/** The data that `findings.graphql` answers. */
export interface FindingsData {
  searchMenuItems: { nodes: FoundItem[] } | null;
  strains: { nodes: StrainKey[] } | null;
}

interface FoundItem {
  provenance: { isDemonstration: boolean };
  dispensary: { id: string } | null;
  strain: (StrainKey & { terpeneProfile: { sampleCount: number } | null }) | null;
}

const SHOPS_TO_COMPARE = 4;

/** Nothing known: what the console goes on with when the graph does not answer. */
export const noFindings: Findings = { isDemonstration: false, shopIds: [] };

/** Draws the findings from the data; a part of the graph that did not answer counts as empty. */
export function drawFindings(data: FindingsData): Findings {
  const items = data.searchMenuItems?.nodes ?? [];
  const strains = items.flatMap((item) => item.strain ?? []);
  const profiled = strains.filter((strain) => strain.terpeneProfile !== null);
  const strain =
    mostFrequent(profiled, (each) => each.id)[0] ??
    mostFrequent(strains, (each) => each.id)[0] ??
    data.strains?.nodes[0];
  return {
    isDemonstration: items.some((item) => item.provenance.isDemonstration),
    shopIds: mostFrequent(
      items.flatMap((item) => item.dispensary ?? []),
      (shop) => shop.id,
    )
      .slice(0, SHOPS_TO_COMPARE)
      .map((shop) => shop.id),
    ...(strain && { strain: { id: strain.id, slug: strain.slug } }),
  };
}

/** One value a key, the most frequent first; among equals, the first met. */
function mostFrequent<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  const groups = new Map<string, { value: T; count: number }>();
  for (const value of values) {
    const group = groups.get(keyOf(value)) ?? { value, count: 0 };
    groups.set(keyOf(value), { ...group, count: group.count + 1 });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count).map(({ value }) => value);
}
