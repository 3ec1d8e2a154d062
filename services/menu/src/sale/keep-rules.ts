import type { SaleBasis } from './decide-goods.ts';

type Rules = SaleBasis['rules'];

interface KeepOptions {
  /** Reads all rules. */
  read: () => Promise<Rules>;
  /** Milliseconds for which rules are used after they were read. Default 60,000. */
  freshMs?: number;
  /** Milliseconds of a clock that never goes back. Default: the process's. */
  now?: () => number;
}

/**
 * Reads the rules when they are asked for and keeps them for a minute: a rule that changes holds a minute later at most.
 * Requests that come together share one reading. Rules that cannot be read again are not used again, and where there is none
 * yet, each request looks: what denies everything should not outlast the import.
 *
 * @returns the rules; rejects when they cannot be read
 */
export function keepRules({
  read,
  freshMs = 60_000,
  now = () => performance.now(),
}: KeepOptions): () => Promise<Rules> {
  let kept: { rules: Rules; readAt: number } | undefined;
  let reading: Promise<Rules> | undefined;

  async function refresh(): Promise<Rules> {
    const readAt = now();
    try {
      const rules = await read();
      kept = rules.size > 0 ? { rules, readAt } : undefined;
      return rules;
    } finally {
      reading = undefined;
    }
  }

  return async () => {
    if (kept && now() - kept.readAt < freshMs) return kept.rules;
    reading ??= refresh();
    return reading;
  };
}
