export { assertNever } from './assert-never.ts';
export { type CatalogueEntry, catalogue, type ErrorCode, isErrorCode } from './catalogue.ts';
export { createErrorFormatter } from './create-error-formatter.ts';
export { codeOf, formatGraphError } from './format-graph-error.ts';
export { badInput, GraphError } from './graph-error.ts';
export { runMain } from './run-main.ts';
export { SettingError, StartError } from './start-error.ts';
