import table from './analytes.json' with { type: 'json' };

/** A substance that laboratories measure. */
export interface Analyte {
  /** Its name in addresses: `beta-myrcene`. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'TERPENE' | 'CANNABINOID';
  /** CAS registry number with a valid check digit; of an isomer mix, the mix's own. */
  readonly cas: string;
  /** Degrees Celsius at 1 atm. Reference values, not sourced one by one. */
  readonly boilingPoint: { readonly low: number; readonly high: number } | null;
  readonly aroma: readonly string[];
  readonly synonyms: readonly string[];
  /** Percent by mass over public flower results in which it was found; null where too few were compiled. */
  readonly usualRange: {
    readonly p5: number;
    readonly median: number;
    readonly p95: number;
    readonly sampleCount: number;
  } | null;
  readonly note: string | null;
}

/** The 39 terpenes and 15 cannabinoids the graph knows. */
export const analytes: readonly Analyte[] = table as Analyte[];

/** Greek letters and the usual short forms are one: `β-Myrcene`, `b_myrcene`, `Beta Myrcene`. */
const letters: readonly (readonly [RegExp, string])[] = [
  [/α/g, 'alpha'],
  [/β/g, 'beta'],
  [/γ/g, 'gamma'],
  [/[Δδ]/g, 'delta'],
];

function normalise(name: string): string {
  return letters
    .reduce((text, [letter, word]) => text.replace(letter, word), name)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

const byName = new Map<string, Analyte>();
for (const analyte of analytes) {
  for (const name of [analyte.id, analyte.name, ...analyte.synonyms]) {
    const key = normalise(name);
    if (!byName.has(key)) byName.set(key, analyte);
  }
}

/**
 * The analyte of that id, name or synonym, in any case and punctuation. A name with a remark in brackets is also found
 * without it: `CBG (Cannabigerol)`.
 */
export function findAnalyte(nameOrSynonym: string): Analyte | undefined {
  return byName.get(normalise(nameOrSynonym)) ?? byName.get(normalise(nameOrSynonym.replace(/\s*\(.*\)\s*$/, '')));
}
