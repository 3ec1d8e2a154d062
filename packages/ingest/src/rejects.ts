import { createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';

/** One refused row, as its line in the rejects file. */
export interface Reject {
  line: number;
  reason: string;
  detail?: string;
  raw: string;
}

export interface RejectsWriter {
  write(reject: Reject): void;
  /** Resolves when all is on disk: the file's path, or undefined when nothing was rejected. */
  close(): Promise<string | undefined>;
}

/** Writes rejects as JSON lines. The file appears with the first of them; one left by an earlier import goes. */
export async function createRejectsWriter(file: string | undefined): Promise<RejectsWriter> {
  if (file !== undefined) await rm(file, { force: true });
  let stream: WriteStream | undefined;
  let failure: Error | undefined;
  return {
    write(reject) {
      if (file === undefined) return;
      stream ??= createWriteStream(file).on('error', (error) => {
        failure = error;
      });
      stream.write(`${JSON.stringify(reject)}\n`);
    },
    async close() {
      if (stream === undefined) return undefined;
      stream.end();
      await finished(stream).catch(() => {});
      if (failure) throw failure;
      return file;
    },
  };
}
