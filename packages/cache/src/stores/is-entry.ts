import type { Entry } from '../entry.ts';

/** Whether a value read from a store has the form of an entry. */
export function isEntry(value: unknown): value is Entry {
  if (!isObject(value) || !('value' in value)) return false;
  const { policy, tags, fence } = value;
  return (
    typeof policy === 'string' &&
    times.every((name) => Number.isFinite(value[name])) &&
    Array.isArray(tags) &&
    tags.every((tag) => typeof tag === 'string') &&
    isObject(fence) &&
    typeof fence.generation === 'string' &&
    Number.isInteger(fence.number)
  );
}

const times = ['storedAt', 'freshUntil', 'staleUntil', 'staleIfErrorUntil', 'buildMs'] as const;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
