import type { Rejection } from '../codec/codec.ts';

/** What has become of what a store was asked, since the start. */
export interface StoreStatistics {
  /** Keys that were found, and that were not: not there, or not told. */
  hits: number;
  misses: number;
  /** Values that were there and were not taken for entries; each was a miss, and was deleted. */
  rejected: Record<Rejection, number>;
  /** Operations that failed: reading, keeping and deleting. */
  failed: { get: number; set: number; delete: number };
  /** Operations that took longer than their budget. */
  late: number;
  /** Operations that were not tried, since one before was late. */
  skipped: number;
  /** Entries that were not kept since they could not be sealed, such as too large ones. */
  unsealed: number;
}

export function startStatistics(): StoreStatistics {
  return {
    hits: 0,
    misses: 0,
    rejected: { corrupt: 0, 'other version': 0, 'too large': 0, tampered: 0 },
    failed: { get: 0, set: 0, delete: 0 },
    late: 0,
    skipped: 0,
    unsealed: 0,
  };
}
