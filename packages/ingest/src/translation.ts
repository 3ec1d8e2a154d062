/** What became of one row: a value in our terms with the repair rules it took, or a reason why there is none. */
export type Translation<T> =
  | { kind: 'accepted'; value: T /** Names of the rules applied, each once. */; repairs: string[] }
  | { kind: 'refused' /** Counted in the report, so the same for all rows alike. */; reason: string; detail?: string };

/** Accepts a row. */
export function accept<T>(value: T, repairs: Iterable<string> = []): Translation<T> {
  return { kind: 'accepted', value, repairs: [...new Set(repairs)] };
}

/** Refuses a row; `detail` says what was there, for the rejects file alone. */
export function refuse(reason: string, detail?: string): Translation<never> {
  return detail === undefined ? { kind: 'refused', reason } : { kind: 'refused', reason, detail };
}
