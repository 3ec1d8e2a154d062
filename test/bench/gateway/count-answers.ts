import type { LoadCount } from './load-messages.ts';

export interface AnswerCount {
  answered(status: number, milliseconds: number): void;
  /** Notes that an answer was wrong, which was or will be noted as answered, or that none came; says what was seen. */
  failed(what: string): void;
  /** What was noted since it last forgot. @param now milliseconds of a clock that only goes forward */
  read(now: number): LoadCount;
  forget(now: number): void;
}

/** Notes answers one by one, exactly: no histogram rounds their times. */
export function createAnswerCount(): AnswerCount {
  let since = 0;
  let times: number[] = [];
  let failures = 0;
  let failure: string | null = null;
  const fail = (what: string) => {
    failures++;
    failure ??= what.slice(0, 500);
  };
  return {
    answered(status, milliseconds) {
      times.push(milliseconds);
      if (status !== 200) fail(`status ${status}`);
    },
    failed: fail,
    read(now) {
      const sorted = Float64Array.from(times).sort();
      return {
        answers: times.length,
        failed: failures,
        failure,
        seconds: (now - since) / 1_000,
        p50: percentile(sorted, 0.5),
        p99: percentile(sorted, 0.99),
      };
    },
    forget(now) {
      since = now;
      times = [];
      failures = 0;
      failure = null;
    },
  };
}

/** The least value that the share has at most; 0 of none. */
function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
