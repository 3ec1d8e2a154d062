/** One physical line, without its line ending. */
export type Line =
  | { number: number; text: string }
  | { number: number; text: string /** Why `text` is only an approximation. */; broken: string };

/** Bytes a line may have. More is no table: a file without line ends, or one that is not text at all. */
export const longestLine = 1_048_576;

const lineFeed = 0x0a;
const byteOrderMark = '\ufeff';

/**
 * Splits bytes into lines at LF or CRLF and decodes each as UTF-8, so that bytes that are none spoil their own line and
 * no other. A byte order mark before the first line goes.
 */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  const parts: Buffer[] = [];
  let length = 0;
  let number = 1;
  const take = (end: Buffer): Line => {
    const line = decodeLine(Buffer.concat([...parts, end]), number, length + end.length);
    parts.length = 0;
    length = 0;
    number += 1;
    return line;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      yield take(chunk.subarray(start, end));
      start = end + 1;
    }
    const rest = chunk.subarray(start);
    if (length <= longestLine) parts.push(rest);
    length += rest.length;
  }
  if (length > 0) yield take(Buffer.alloc(0));
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeLine(bytes: Buffer, number: number, length: number): Line {
  if (length > longestLine) {
    return { number, text: bytes.toString('utf8', 0, 200), broken: `longer than ${longestLine} bytes` };
  }
  try {
    const text = strict.decode(bytes).replace(/\r$/, '');
    return { number, text: number === 1 && text.startsWith(byteOrderMark) ? text.slice(1) : text };
  } catch {
    return { number, text: bytes.toString('utf8'), broken: 'not valid UTF-8' };
  }
}
