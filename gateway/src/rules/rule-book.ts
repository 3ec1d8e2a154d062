import { isDeepStrictEqual } from 'node:util';
import type { JurisdictionRule } from '@weedhounds/policy';

/** The compiled rules of sale, as last read from the subgraph that holds them. */
export interface RuleBook {
  /** @param code ISO 3166-2: `US-CO`; undefined when no rule is compiled for it */
  ruleOf(code: string): JurisdictionRule | undefined;
}

/** A rule book that keeps itself up to date. */
export interface LiveRuleBook extends RuleBook {
  /** Stops reading. */
  close(): Promise<void>;
}

export interface RuleBookOptions {
  /** Reads all rules. */
  read: () => Promise<readonly JurisdictionRule[]>;
  /** Milliseconds between readings. Default 60,000. */
  refreshMs?: number;
  /** Milliseconds between readings while none has succeeded. Default 1,000. */
  retryMs?: number;
  /** Milliseconds after which rules that could not be read again are no longer believed. Default 24 hours. */
  believedMs?: number;
  /** Milliseconds of a clock that never goes back. Default: the process's. */
  now?: () => number;
  /** Told when rules cannot be read, and when they can again. */
  onChange?: (state: { kind: 'read' } | { kind: 'failed'; error: unknown }) => void;
  /** Called when other rules have been read than those before. */
  onOtherRules?: (() => void) | undefined;
}

/** A book without rules, which denies: for a supergraph that holds none. */
export const emptyRuleBook: RuleBook = { ruleOf: () => undefined };

/**
 * Reads the rules once before it is returned, and then at an interval. While they cannot be read, those read last stand for a
 * day; without any, there is no rule for any place, and that denies.
 */
export async function openRuleBook(options: RuleBookOptions): Promise<LiveRuleBook> {
  const { read, refreshMs = 60_000, retryMs = 1_000, believedMs = 24 * 3_600_000, onChange = () => {} } = options;
  const { now = () => performance.now(), onOtherRules = () => {} } = options;
  let rules: ReadonlyMap<string, JurisdictionRule> = new Map();
  let readAt = Number.NEGATIVE_INFINITY;
  let isFailing = false;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  async function refresh(): Promise<void> {
    try {
      const before = rules;
      rules = new Map((await read()).map((rule) => [rule.code, rule]));
      if (before.size > 0 && !isDeepStrictEqual(before, rules)) onOtherRules();
      readAt = now();
      if (isFailing) onChange({ kind: 'read' });
      isFailing = false;
    } catch (error) {
      if (!isFailing) onChange({ kind: 'failed', error });
      isFailing = true;
    }
    if (!isClosed) {
      timer = setTimeout(
        () => {
          reading = refresh();
        },
        rules.size > 0 ? refreshMs : retryMs,
      );
      timer.unref();
    }
  }

  let reading = refresh();
  await reading;
  return {
    ruleOf: (code) => (now() - readAt < believedMs ? rules.get(code) : undefined),
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await reading;
    },
  };
}
