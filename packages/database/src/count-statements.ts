/** What a Prisma client made with `log: [{ emit: 'event', level: 'query' }]` offers. */
export interface QueryEventSource {
  $on(event: 'query', listener: (event: { query: string }) => void): unknown;
}

export interface StatementCounter {
  /** Statements since the start or the last reset. */
  count(): number;
  /** Their SQL, in order. */
  statements(): string[];
  reset(): void;
}

/** Prisma reports a COMMIT or ROLLBACK that the adapter sends itself as a comment: `-- Implicit "COMMIT" query via …`. */
const transactionControl = /^\s*(-- Implicit "|BEGIN\b|COMMIT\b|ROLLBACK\b|SAVEPOINT\b|RELEASE\b|SET TRANSACTION\b)/i;

/**
 * Counts the SQL statements that a Prisma client sends. Transaction control is left out: embedded and server adapters
 * report it differently, and it does not grow with the work.
 */
export function countStatements(client: QueryEventSource): StatementCounter {
  let statements: string[] = [];
  client.$on('query', ({ query }) => {
    if (!transactionControl.test(query)) statements.push(query);
  });
  return {
    count: () => statements.length,
    statements: () => [...statements],
    reset: () => {
      statements = [];
    },
  };
}
