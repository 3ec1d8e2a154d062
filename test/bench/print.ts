import { cpus, totalmem, type } from 'node:os';
import type { Figure } from './figure.ts';

/** One line on what the figures were taken on. */
export function describeMachine(): string {
  const cores = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cores[0]?.model.trim() ?? 'unknown processor'}, ${cores.length} cores, ${memory} GiB, ${type()}, Node ${process.versions.node}`;
}

/** The figures as a table of text, one a line, columns aligned. */
export function printTable(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'value', 'unit', 'baseline', 'ratio', 'aim'],
    ...figures.map(({ figure, value, unit, baseline, ratio, aim }) => [
      figure,
      round(value),
      unit,
      baseline === null ? '–' : round(baseline),
      ratio === null ? '–' : round(ratio),
      aim,
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function round(value: number): string {
  return String(Number(value.toPrecision(3)));
}
