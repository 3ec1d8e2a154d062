export { collect } from './collect.ts';
export type { FileFormat } from './file-format.ts';
export { formatReport } from './format-report.ts';
export { type CsvOptions, readCsv } from './read-csv.ts';
export { readJsonArray } from './read-json-array.ts';
export { type ImportOptions, type ImportReport, type Progress, runImport } from './run-import.ts';
export { type ProgressDisplay, showProgress } from './show-progress.ts';
export type { Position, Source, SourceItem } from './source.ts';
export { accept, refuse, type Translation } from './translation.ts';
