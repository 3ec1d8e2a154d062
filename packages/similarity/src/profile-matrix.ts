/** A strain's or a sample's measured profile. */
export interface Profile {
  id: string;
  /** How many samples it rests on. */
  sampleCount: number;
  /** Analyte to quantity, all in one unit, finite and 0 or more. What was not tested is absent; 0 is a result. */
  values: ReadonlyMap<string, number>;
}

/**
 * Profiles laid out for searching: one row a profile, in the order of their ids; one column an analyte, in the order of
 * their names. Row-major.
 */
export interface ProfileMatrix {
  readonly ids: readonly string[];
  readonly analytes: readonly string[];
  readonly sampleCounts: Uint32Array;
  /** 0 where `tested` is 0. */
  readonly values: Float64Array;
  /** 1 where the profile has a value for the analyte. */
  readonly tested: Uint8Array;
  /** Row of an id. */
  readonly rows: ReadonlyMap<string, number>;
}

/**
 * Lays profiles out for `findSimilar`.
 *
 * @throws TypeError when an id comes twice, or a value is negative or not finite
 */
export function createProfileMatrix(profiles: Iterable<Profile>): ProfileMatrix {
  const sorted = [...profiles].sort((a, b) => compareText(a.id, b.id));
  const analytes = [...new Set(sorted.flatMap((profile) => [...profile.values.keys()]))].sort(compareText);
  const columns = new Map(analytes.map((analyte, column) => [analyte, column]));
  const width = analytes.length;
  const values = new Float64Array(sorted.length * width);
  const tested = new Uint8Array(sorted.length * width);
  const rows = new Map<string, number>();
  for (const [row, profile] of sorted.entries()) {
    if (rows.has(profile.id)) throw new TypeError(`Each profile's id must come once; got ${profile.id} twice.`);
    rows.set(profile.id, row);
    for (const [analyte, value] of profile.values) {
      if (!Number.isFinite(value) || value < 0) {
        throw new TypeError(`A profile's values must be finite and 0 or more; got ${value} for ${analyte}.`);
      }
      const cell = row * width + (columns.get(analyte) as number);
      values[cell] = value;
      tested[cell] = 1;
    }
  }
  const sampleCounts = Uint32Array.from(sorted, (profile) => profile.sampleCount);
  return { ids: sorted.map(({ id }) => id), analytes, sampleCounts, values, tested, rows };
}

/** By code units, so that the order is the same in every locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
