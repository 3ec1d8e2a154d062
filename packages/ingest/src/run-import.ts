import { createRejectsWriter } from './rejects.ts';
import type { Position, SourceItem } from './source.ts';
import type { Translation } from './translation.ts';

/** What an import did. Every row read was stored, found unchanged, or refused. */
export interface ImportReport {
  read: number;
  stored: number;
  unchanged: number;
  /** Rows a repair rule was applied to, by rule, the most frequent first. A row may count for several. */
  repaired: Record<string, number>;
  /** Rows refused, by reason, the most frequent first. */
  refused: Record<string, number>;
  /** Where the refused rows are; absent when none was or no file was asked for. */
  rejectsFile?: string;
}

/** How far an import has come. */
export interface Progress extends Position {
  /** Rows read so far. */
  read: number;
}

export interface ImportOptions<R, T> {
  source: AsyncIterable<SourceItem<R>> & { readonly position?: Readonly<Position> };
  translate: (row: R) => Translation<T>;
  /** Stores a batch whole, or throws. What a row says of a thing already stored alike counts as unchanged. */
  store: (batch: T[]) => Promise<{ stored: number; unchanged: number }>;
  /** Rows a batch. Default 500. */
  batchSize?: number;
  /** Where refused rows go, as JSON lines `{line, reason, detail?, raw}`. Default: nowhere. */
  rejectsFile?: string;
  /** Called after every batch and at the end. */
  onProgress?: (progress: Progress) => void;
}

/**
 * Reads, translates and stores a source row by row, holding one batch at a time. A refused row is counted and set aside;
 * an error of `store` ends the import and is thrown: whoever calls keeps the whole in one transaction.
 */
export async function runImport<R, T>(options: ImportOptions<R, T>): Promise<ImportReport> {
  const { source, translate, store, batchSize = 500, rejectsFile, onProgress } = options;
  const rejects = await createRejectsWriter(rejectsFile);
  const counts = { read: 0, stored: 0, unchanged: 0 };
  const repaired = new Map<string, number>();
  const refused = new Map<string, number>();
  let batch: T[] = [];

  const flush = async () => {
    if (batch.length > 0) {
      const { stored, unchanged } = await store(batch);
      counts.stored += stored;
      counts.unchanged += unchanged;
      batch = [];
    }
    onProgress?.({ read: counts.read, ...(source.position ?? { bytesRead: 0, totalBytes: 0 }) });
  };
  try {
    for await (const item of source) {
      counts.read += 1;
      const outcome: Translation<T> =
        'broken' in item ? { kind: 'refused', reason: 'broken line', detail: item.broken } : translate(item.row);
      if (outcome.kind === 'accepted') {
        batch.push(outcome.value);
        for (const rule of outcome.repairs) increment(repaired, rule);
      } else {
        const { reason, detail } = outcome;
        increment(refused, reason);
        rejects.write({ line: item.line, reason, ...(detail === undefined ? {} : { detail }), raw: item.raw });
      }
      if (batch.length >= batchSize) await flush();
    }
    await flush();
  } catch (error) {
    await rejects.close().catch(() => {});
    throw error;
  }
  const file = await rejects.close();
  return { ...counts, repaired: ranked(repaired), refused: ranked(refused), ...(file ? { rejectsFile: file } : {}) };
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function ranked(counts: Map<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}
