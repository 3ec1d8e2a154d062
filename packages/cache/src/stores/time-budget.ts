/** How an operation on a store ended. */
export type Outcome<T> = { kind: 'done'; value: T } | { kind: 'failed'; error: unknown } | { kind: 'late' };

/** What an operation comes to within a time. One that is late runs on, and what it comes to is not heard of. Never rejects. */
export function withinBudget<T>(operation: () => Promise<T>, budgetMs: number): Promise<Outcome<T>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ kind: 'late' }), budgetMs);
    const end = (outcome: Outcome<T>) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    // An operation may throw before it has a promise to reject.
    new Promise<T>((begin) => begin(operation())).then(
      (value) => end({ kind: 'done', value }),
      (error: unknown) => end({ kind: 'failed', error }),
    );
  });
}
