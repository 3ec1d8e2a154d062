import type { WindowCounter } from './window-counter.ts';

interface InsuranceOptions {
  /** Milliseconds one count may take. Default 100. */
  budgetMs?: number;
  /** Milliseconds between two tries while the counter fails; one call tries, the others do not wait. Default 1,000. */
  pauseMs?: number;
  /** Milliseconds of a clock that never goes back. Default: the process's. */
  now?: () => number;
  /** Told when the counter stops and starts answering. */
  onChange?: (isAnswering: boolean) => void;
}

/**
 * A counter that never fails and is never late by more than its budget: while the first one does not answer, the second
 * counts. What either counted is not carried over, so a caller may use its limit once more at each change.
 */
export function createInsuredCounter(
  first: WindowCounter,
  second: WindowCounter,
  options: InsuranceOptions = {},
): WindowCounter {
  const { budgetMs = 100, pauseMs = 1_000, now = () => performance.now(), onChange = () => {} } = options;
  let isAnswering = true;
  let nextTry = Number.NEGATIVE_INFINITY;

  function change(next: boolean): void {
    if (!next) nextTry = now() + pauseMs;
    if (next === isAnswering) return;
    isAnswering = next;
    onChange(next);
  }

  async function withInsurance<T>(use: (counter: WindowCounter) => Promise<T>): Promise<T> {
    if (!isAnswering) {
      if (now() < nextTry) return use(second);
      nextTry = now() + pauseMs;
    }
    try {
      const result = await within(budgetMs, use(first));
      change(true);
      return result;
    } catch {
      change(false);
      return use(second);
    }
  }

  return {
    add: (key, points) => withInsurance((counter) => counter.add(key, points)),
    giveBack: (key, points) => withInsurance((counter) => counter.giveBack(key, points)),
  };
}

async function within<T>(budgetMs: number, result: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    // A busy process runs its timers before it reads what has already come: it reads once more before it gives up.
    timer = setTimeout(() => setImmediate(() => reject(new Error(`No answer within ${budgetMs} ms.`))), budgetMs);
  });
  try {
    return await Promise.race([result, late]);
  } finally {
    clearTimeout(timer);
  }
}
