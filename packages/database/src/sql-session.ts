/** Statements inside one open transaction. */
export interface SqlTransaction {
  /** Runs a script of any number of statements, without parameters. */
  exec(script: string): Promise<void>;
  /** Runs one statement and returns its rows. */
  query<Row>(statement: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** Runs a function in one transaction: committed when it resolves, rolled back when it throws. */
export type RunInTransaction = <T>(run: (transaction: SqlTransaction) => Promise<T>) => Promise<T>;

/** A name as an SQL identifier, quoted. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
