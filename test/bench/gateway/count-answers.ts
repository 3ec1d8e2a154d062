import type { LoadCount } from './load-messages.ts';

export interface AnswerCount {
  answered(status: number, bytes: number, milliseconds: number): void;
  unanswered(): void;
  /** What was noted since the last time. @param now milliseconds of a clock that only goes forward */
  take(now: number): LoadCount;
}

/** Notes answers one by one, exactly: no histogram rounds their times. */
export function createAnswerCount(): AnswerCount {
  let since = 0;
  let times: number[] = [];
  let failed = 0;
  let shortest = Number.POSITIVE_INFINITY;
  return {
    answered(status, bytes, milliseconds) {
      times.push(milliseconds);
      if (status !== 200) failed++;
      if (bytes < shortest) shortest = bytes;
    },
    unanswered() {
      failed++;
    },
    take(now) {
      const sorted = Float64Array.from(times).sort();
      const count: LoadCount = {
        answers: times.length,
        failed,
        seconds: (now - since) / 1_000,
        p50: percentile(sorted, 0.5),
        p99: percentile(sorted, 0.99),
        shortest: times.length === 0 ? 0 : shortest,
      };
      since = now;
      times = [];
      failed = 0;
      shortest = Number.POSITIVE_INFINITY;
      return count;
    },
  };
}

/** The least value that the share has at most; 0 of none. */
function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
