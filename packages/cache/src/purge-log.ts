import type { Fence } from './entry.ts';

/** SOFT makes what is behind a tag stale, so that it is refreshed as it is next asked for; HARD makes it worthless at once. */
export type PurgeMode = 'SOFT' | 'HARD';

/** What has become of something since its fence. */
export type Standing = 'valid' | 'soft' | 'hard';

/** Which tags have been purged, and when, in the order that all processes agree on. */
export interface PurgeLog {
  /** Where the log is now: what begins to be fetched now is kept with it. Undefined where nothing fetched now may be kept. */
  fence(): Fence | undefined;
  /** Whether what is behind the tags was purged after the fence. Answers from memory, and `hard` for what cannot be told any more. */
  judge(tags: readonly string[], fence: Fence): Standing;
  /** Purges; in this process at once, before it resolves. Never rejects. */
  purge(tags: readonly string[], mode: PurgeMode): Promise<{ isKnownToOthers: boolean }>;
  close(): Promise<void>;
}
