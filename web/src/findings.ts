/** What the console learned about the graph before it opened. */
export interface Findings {
  /** Whether a shop of the jurisdiction comes from the embedded demonstration catalogue. */
  isDemonstration: boolean;
  /** Ids of shops of the jurisdiction that sell to adults, at most four. */
  shopIds: string[];
  /** A strain to look at: a well-known one if the graph knows it. */
  strain?: StrainKey;
}

export interface StrainKey {
  id: string;
  slug: string;
}

/** The data that `findings.graphql` answers. */
export interface FindingsData {
  dispensaries: { nodes: { id: string; provenance: { isDemonstration: boolean } }[] } | null;
  strain: StrainKey | null;
  strains: { nodes: StrainKey[] } | null;
}

/** Nothing known: what the console goes on with when the graph does not answer. */
export const noFindings: Findings = { isDemonstration: false, shopIds: [] };

/** Draws the findings from the data; a part of the graph that did not answer counts as empty. */
export function drawFindings({ dispensaries, strain, strains }: FindingsData): Findings {
  const shops = dispensaries?.nodes ?? [];
  const found = strain ?? strains?.nodes[0];
  return {
    isDemonstration: shops.some(({ provenance }) => provenance.isDemonstration),
    shopIds: shops.map(({ id }) => id),
    ...(found && { strain: { id: found.id, slug: found.slug } }),
  };
}
