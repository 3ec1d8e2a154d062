import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { StartError } from '@weedhounds/errors';

/** One row of a file, or a place where there should have been one. */
export type SourceItem<R> =
  | { /** Line in the file, from 1; of a JSON array, the element's ordinal. */ line: number; raw: string; row: R }
  | { line: number; raw: string /** What is wrong with it. */; broken: string };

/** Where a reader stands in its file. */
export interface Position {
  bytesRead: number;
  totalBytes: number;
}

/** The rows of a file, read as they are asked for: memory does not grow with the file. */
export interface Source<R> extends AsyncIterable<SourceItem<R>> {
  readonly position: Readonly<Position>;
}

/** A source that reads its file anew each time it is iterated. */
export function createSource<R>(
  file: string,
  read: (chunks: AsyncIterable<Buffer>) => AsyncIterable<SourceItem<R>>,
): Source<R> {
  const position: Position = { bytesRead: 0, totalBytes: 0 };
  return {
    position,
    [Symbol.asyncIterator]: () => read(readChunks(file, position))[Symbol.asyncIterator](),
  };
}

async function* readChunks(file: string, position: Position): AsyncGenerator<Buffer> {
  position.totalBytes = await sizeOf(file);
  position.bytesRead = 0;
  const stream: ReadStream = createReadStream(file);
  for await (const chunk of stream) {
    position.bytesRead += (chunk as Buffer).length;
    yield chunk as Buffer;
  }
}

async function sizeOf(file: string): Promise<number> {
  const stats = await stat(file).catch((cause: NodeJS.ErrnoException) => {
    const reason = cause.code === 'ENOENT' ? 'there is no such file' : cause.message;
    throw new StartError(`Cannot read ${file}: ${reason}.`, { cause });
  });
  if (!stats.isFile()) throw new StartError(`Cannot read ${file}: it is not a file.`);
  if (stats.size === 0) throw new StartError(`Cannot read ${file}: it is empty.`);
  return stats.size;
}
