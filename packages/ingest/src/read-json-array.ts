import { StartError } from '@weedhounds/errors';
import { createSource, type Source, type SourceItem } from './source.ts';
import { splitElements } from './split-elements.ts';

const strict = new TextDecoder('utf-8', { fatal: true });

/**
 * The elements of a file that holds one JSON array, parsed one by one. `line` is an element's ordinal, from 1. An element
 * that is no JSON is reported and the next read; one whose brackets do not close takes the rest of the file with it.
 *
 * @throws StartError while iterating, when the file is missing or empty or holds no array
 */
export function readJsonArray(file: string): Source<unknown> {
  return createSource(file, (chunks) => readElements(file, chunks));
}

async function* readElements(file: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<SourceItem<unknown>> {
  let line = 0;
  for await (const piece of splitElements(chunks)) {
    line += 1;
    if (piece.kind === 'no-array') throw new StartError(`Cannot read ${file}: it does not hold a JSON array.`);
    const raw = piece.bytes.toString('utf8');
    if (piece.kind === 'broken') yield { line, raw: raw.slice(0, 200), broken: piece.problem };
    else yield parseElement(line, piece.bytes, raw);
  }
}

function parseElement(line: number, bytes: Buffer, raw: string): SourceItem<unknown> {
  try {
    return { line, raw, row: JSON.parse(strict.decode(bytes)) as unknown };
  } catch (error) {
    return { line, raw, broken: error instanceof SyntaxError ? 'not valid JSON' : 'not valid UTF-8' };
  }
}
