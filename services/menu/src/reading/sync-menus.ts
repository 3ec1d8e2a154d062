import { addChanges, type MenuChanges, noChanges } from '../import/menu-changes.ts';
import type { MenuStore } from '../store/store.ts';
import { beatSyncRun, findUnread, finishSyncRun, openSyncRun } from '../store/sync-runs.ts';
import type { MenuReader } from './create-menu-reader.ts';

export interface SyncOptions {
  reader: MenuReader;
  /** Names of the providers whose menus are read. */
  providers: readonly string[];
  /** Whether every menu is read whole; else what has changed is enough, of providers that can say it. */
  isFull: boolean;
  /** Menus that are read at a time. Default 4: the providers' own limits hold beside it. */
  concurrency?: number;
  /** Milliseconds since 1970. */
  now?: () => number;
  onProgress?: (progress: SyncProgress) => void;
  /** Ends the walk where it is; the next one goes on there. */
  signal?: AbortSignal;
}

export interface SyncProgress {
  done: number;
  total: number;
}

/** What a walk over all menus came to. */
export interface SyncReport {
  /** When it began: earlier than now where one was taken up that had ended unfinished. */
  startedAt: Date;
  isFull: boolean;
  read: number;
  /** Menus that could not be read, by what was the matter. */
  failed: Record<string, number>;
  /** Calls that providers got. */
  calls: number;
  changes: MenuChanges;
  isFinished: boolean;
}

/**
 * Reads every menu through its provider, once: one walk at a time, however many processes there are. One that ended unfinished is taken up where it was.
 *
 * @throws StartError where another is under way
 */
export async function syncMenus(store: MenuStore, options: SyncOptions): Promise<SyncReport> {
  const { reader, providers, concurrency = 4, now = Date.now, onProgress, signal } = options;
  const { id, startedAt, isFull } = await openSyncRun(store.client, options.isFull, new Date(now()));
  const waiting = await findUnread(store.client, providers, startedAt);
  const report: SyncReport = {
    ...{ startedAt, isFull, read: 0, failed: {}, calls: 0 },
    ...{ changes: noChanges(), isFinished: false },
  };
  const total = waiting.length;
  const walk = async () => {
    for (let menuId = waiting.shift(); menuId !== undefined && !signal?.aborted; menuId = waiting.shift()) {
      const outcome = await reader.read(menuId, { isWhole: isFull });
      if (outcome.kind === 'failed') report.failed[outcome.problem] = (report.failed[outcome.problem] ?? 0) + 1;
      else report.read += 1;
      if (outcome.kind === 'read') {
        report.calls += outcome.calls;
        addChanges(report.changes, outcome.changes);
      }
      await beatSyncRun(store.client, id, new Date(now()));
      onProgress?.({ done: total - waiting.length, total });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, walk));
  if (signal?.aborted) return report;
  await finishSyncRun(store.client, id, new Date(now()));
  return { ...report, isFinished: true };
}
