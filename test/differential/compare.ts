import { isDeepStrictEqual } from 'node:util';

/** One executor's answer. */
export interface Answer {
  /** Undefined when the operation was not executed. */
  data: unknown;
  errors: readonly AnswerError[];
}

interface AnswerError {
  path: readonly (string | number)[] | undefined;
  code: unknown;
  message: string;
}

/** Answers to one operation, of both executors and of the graph as one schema. */
export interface Answers {
  own: Answer;
  stock: Answer;
  whole: Answer;
}

/**
 * What two answers to one operation are to each other: the same, different for a reason that is known, or different. Data is
 * compared to the last byte, order of fields included; errors by path and code.
 */
export type Verdict = 'same' | KnownDifference | 'different';

/** Differences by design, with their reasons. */
export const knownDifferences = {
  'wrong value told':
    'A value of the wrong type is null in both; the stock executor tells clients nothing of it, ours reports an error.',
  'stock threw': 'Where a value of the wrong kind meets it, the stock executor throws, and the whole answer is lost.',
  'stock sorts otherwise':
    'Fields of fragments stand where the fragment stands, as graphql-js has it; the stock executor has its own order.',
  'stock tells another place':
    'An error of one of several entities stands at the place of another in the stock executor, where null or entities of other types are between them. In ours it stands where null is.',
  'stock left out':
    'The stock executor leaves out what a fragment within a fragment asks of an object that does not name its type, and nulls objects of which nothing is left. Ours answers as graphql-js does of the graph as one schema.',
} as const;

export type KnownDifference = keyof typeof knownDifferences;

export function compareAnswers({ own, stock, whole }: Answers): Verdict {
  if (stock.data === undefined && own.data !== undefined) return 'stock threw';
  const told = own.errors.filter((error) => !isOfShape(error));
  const sameErrors = textOf(told) === textOf(stock.errors);
  const sameData = JSON.stringify(own.data) === JSON.stringify(stock.data);
  if (sameData && sameErrors) return told.length === own.errors.length ? 'same' : 'wrong value told';
  if (sameErrors && isDeepStrictEqual(own.data, stock.data)) return 'stock sorts otherwise';
  if (sameErrors && isLeftOut(stock.data, own.data, whole.data)) return 'stock left out';
  const samePlaces = textOf(told.map(withoutIndexes)) === textOf(stock.errors.map(withoutIndexes));
  if (sameData && samePlaces && told.every(({ path = [] }) => isNullAt(own.data, path)))
    return 'stock tells another place';
  return 'different';
}

/** Whether one answer is the other without some fields, and has those as the graph as one schema answers them. */
function isLeftOut(less: unknown, more: unknown, whole: unknown): boolean {
  if (!isObject(less) || !isObject(more)) return less === more || isDeepStrictEqual(more, whole);
  const below = isObject(whole) ? whole : {};
  return Object.keys(more).every((name) =>
    name in less ? isLeftOut(less[name], more[name], below[name]) : isDeepStrictEqual(more[name], below[name]),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function withoutIndexes({ path, ...error }: AnswerError): AnswerError {
  return { ...error, path: path?.filter((part) => typeof part === 'string') };
}

/** Whether data is null at a path, or above it, or holds nothing there: what others require may not have been asked for. */
function isNullAt(data: unknown, path: readonly (string | number)[]): boolean {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) break;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value === null || value === undefined;
}

/** An error that the shape of the answer made, not a fetch. */
function isOfShape({ message }: AnswerError): boolean {
  return message.startsWith('Subgraphs must answer ');
}

function textOf(errors: readonly AnswerError[]): string {
  return JSON.stringify(errors.map(({ path, code }) => JSON.stringify([path, code])).sort());
}
