import type { ImportReport } from './run-import.ts';

/** The table an import ends with, ready to print, without a newline at its end. */
export function formatReport(report: ImportReport): string {
  const refusals = Object.entries(report.refused);
  const repairs = Object.entries(report.repaired);
  const rows: [string, number | ''][] = [
    ['read', report.read],
    ['stored', report.stored],
    ['unchanged', report.unchanged],
    ['repaired, by rule', repairs.length === 0 ? 0 : ''],
    ...repairs.map(indent),
    ['refused, by reason', refusals.length === 0 ? 0 : ''],
    ...refusals.map(indent),
  ];
  const cells = rows.map(([label, count]) => [label, count === '' ? '' : count.toLocaleString('en-US')] as const);
  const labelWidth = Math.max(...cells.map(([label]) => label.length));
  const countWidth = Math.max(...cells.map(([, count]) => count.length));
  const lines = cells.map(([label, count]) => `${label.padEnd(labelWidth)}  ${count.padStart(countWidth)}`.trimEnd());
  return [...lines, ...(report.rejectsFile ? [`refused rows: ${report.rejectsFile}`] : [])].join('\n');
}

function indent([name, count]: [string, number]): [string, number] {
  return [`  ${name}`, count];
}
