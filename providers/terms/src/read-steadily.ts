/** A list as one reading through its pages found it. */
export interface PagedList<Row> {
  rows: readonly Row[];
  /** True where the pages do not fit together: totals that differ, a row on two of them, fewer rows than were promised. */
  hasMoved: boolean;
}

/** A list that was read, and whether it stood still meanwhile. */
export interface SteadyList<Row> {
  kind: 'whole' | 'partial';
  rows: readonly Row[];
}

/**
 * Reads a list that may move while its pages are read. Where it did it is read once more; where it did again the second
 * reading is `partial`: what it holds is so, what it lacks may be there.
 */
export async function readSteadily<Row>(read: () => Promise<PagedList<Row>>): Promise<SteadyList<Row>> {
  const first = await read();
  if (!first.hasMoved) return { kind: 'whole', rows: first.rows };
  const second = await read();
  return { kind: second.hasMoved ? 'partial' : 'whole', rows: second.rows };
}

/** The rows with each key once: in the order they first came, as they last were. A row without a key is kept. */
export function lastOfEach<Row>(rows: readonly Row[], keyOf: (row: Row) => string | null): readonly Row[] {
  const byKey = new Map<string | symbol, Row>();
  for (const row of rows) byKey.set(keyOf(row) ?? Symbol(), row);
  return [...byKey.values()];
}
