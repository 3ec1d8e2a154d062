import type { Entry } from '../../entry.ts';

/** An entry that may be served for a minute from now. */
export function entryOf(value: unknown, changes: Partial<Entry> = {}): Entry {
  const now = Date.now();
  return {
    value,
    policy: 'PRICING_DATA',
    storedAt: now,
    freshUntil: now + 10_000,
    staleUntil: now + 20_000,
    staleIfErrorUntil: now + 60_000,
    tags: ['type:MenuItem', 'MenuItem:1'],
    fence: { generation: 'g', number: 3 },
    buildMs: 1.5,
    ...changes,
  };
}
