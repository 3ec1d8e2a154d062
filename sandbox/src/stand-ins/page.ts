import type { Fault } from './faults.ts';
import type { Row } from './wire-format.ts';

/** A page of rows, with how many there are on all pages. */
export interface Page {
  rows: readonly Row[];
  total: number;
}

/** Cuts a page out of rows; the faults of paging befall it here. */
export function cutPage(rows: readonly Row[], offset: number, limit: number, has: (fault: Fault) => boolean): Page {
  const cut = rows.slice(offset, offset + limit);
  const total = rows.length;
  const repeated = offset > 0 ? rows[offset - 1] : undefined;
  if (has('product-on-two-pages') && repeated) return { rows: [changed(repeated), ...cut], total };
  if (has('short-page')) return { rows: cut.slice(0, -1), total };
  return { rows: cut, total };
}

/** The row as it stands there the second time: under another name, whatever its field is. */
function changed(row: Row): Row {
  const field = ['name', 'title', 'productName'].find((name) => name in row) ?? 'name';
  return { ...row, [field]: `${row[field]} Reserve` };
}
