import type { Loaders } from '../loaders.ts';
import type { AnalyteRow } from '../store/rows.ts';

/**
 * The analytes that rows are about, in the rows' order.
 *
 * @throws TypeError when the store lacks one: every row's analyte was stored before it
 */
export function loadAnalytes(loaders: Loaders, rows: readonly { analyteSlug: string }[]): Promise<AnalyteRow[]> {
  return Promise.all(rows.map(({ analyteSlug }) => loadAnalyte(loaders, analyteSlug)));
}

/** The analyte of one row. */
export async function loadAnalyte(loaders: Loaders, slug: string): Promise<AnalyteRow> {
  const analyte = await loaders.analyteBySlug.load(slug);
  if (!analyte) throw new TypeError(`The store should hold every analyte it has results of; it lacks ${slug}.`);
  return analyte;
}
