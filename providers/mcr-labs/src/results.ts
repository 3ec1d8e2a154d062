import { type LabResult, type LabUnit, roundTo } from '@weedhounds/provider-terms';
import {
  analyteColumns,
  isomerColumns,
  type McrRow,
  type ResultColumn,
  thcColumns,
  unlistedColumns,
} from './columns.ts';
import { type Cell, readCell } from './read-cell.ts';

export interface Units {
  cannabinoids: LabUnit | null;
  terpenes: LabUnit | null;
}

/** A row's results with the repairs they took, or the cell that cannot be read. */
export type Results =
  | { kind: 'results'; results: LabResult[]; repairs: string[] }
  | { kind: 'unreadable'; problem: string };

/** Reads the results of one row: one for every analyte of ours that the laboratory's table has a column for. */
export function readResults(row: McrRow, units: Units): Results {
  const cells = new Map<ResultColumn, Cell>();
  for (const column of resultColumns) {
    const cell = readCell(row[column]);
    if (cell === undefined) return { kind: 'unreadable', problem: `${column} is "${row[column]}"` };
    cells.set(column, cell);
  }
  const cellOf = (column: ResultColumn): Cell => cells.get(column) ?? { status: 'NOT_TESTED', value: null, rule: '' };
  const unitOf = (column: ResultColumn) => (column.startsWith('t_') ? units.terpenes : units.cannabinoids);
  const repairs: string[] = [];

  const results = Object.entries(analyteColumns).map(([name, analyteId]): LabResult => {
    const column = name as keyof typeof analyteColumns;
    return { analyteId, ...cellOf(column), unit: unitOf(column), raw: row[column] };
  });
  const [thc, delta9] = thcColumns;
  if (cellOf(thc).status === 'DETECTED' && cellOf(delta9).status === 'DETECTED') {
    return { kind: 'unreadable', problem: `${thc} is ${row[thc]} and ${delta9} is ${row[delta9]}` };
  }
  const thcColumn = cellOf(thc).status === 'NOT_TESTED' ? delta9 : thc;
  results.push({ analyteId: 'thc', ...cellOf(thcColumn), unit: unitOf(thcColumn), raw: row[thcColumn] });
  if (thcColumn === delta9 && cellOf(delta9).status !== 'NOT_TESTED') repairs.push('thc-from-delta-9-column');

  for (const [analyteId, columns] of Object.entries(isomerColumns)) {
    const parts = columns.map(cellOf);
    const raw = columns.map((column) => `${column}=${row[column]}`).join(' + ');
    results.push({ analyteId, ...sumOf(parts), unit: units.terpenes, raw });
    if (parts.some((part) => part.status !== 'NOT_TESTED')) repairs.push('isomers-summed');
  }
  if (unlistedColumns.some((column) => cellOf(column).status === 'DETECTED'))
    repairs.push('unlisted-analytes-left-out');
  return { kind: 'results', results, repairs };
}

/**
 * The sum of an analyte's isomers. An isomer that was not detected adds nothing to one that was: it is below 0.01 %. With
 * an isomer that was not tested there is no sum, only a part of one, so the analyte counts as not tested.
 */
function sumOf(parts: readonly Cell[]): Cell {
  const rule = 'isomers-summed';
  if (parts.some((part) => part.status === 'NOT_TESTED')) return { status: 'NOT_TESTED', value: null, rule };
  const value = roundTo(
    parts.reduce((sum, part) => sum + (part.value ?? 0), 0),
    4,
  );
  return value === 0 ? { status: 'NOT_DETECTED', value: null, rule } : { status: 'DETECTED', value, rule };
}

const resultColumns: readonly ResultColumn[] = [
  ...(Object.keys(analyteColumns) as (keyof typeof analyteColumns)[]),
  ...thcColumns,
  ...Object.values(isomerColumns).flat(),
  ...unlistedColumns,
];
