/** A stretch of a JSON array's bytes. */
export type Piece =
  | { kind: 'element'; bytes: Buffer }
  | { kind: 'broken'; bytes: Buffer; problem: string }
  | { kind: 'no-array' };

/** Bytes an element may have: enough for any product, little enough to hold in memory. */
const longestElement = 16_777_216;

const code = (character: string) => character.charCodeAt(0);
const [quote, backslash, comma, openBracket] = [code('"'), code('\\'), code(','), code('[')];
const opening = new Set([openBracket, code('{')]);
const closing = new Set([code(']'), code('}')]);
const blank = new Set([...' \t\r\n'].map(code));

/** What a byte is to the array: a part of an element, the comma after one, a bracket of the array's own, or outside it. */
type Role = 'element' | 'separator' | 'begin' | 'end' | 'outside';

/** Counts brackets outside strings. Bytes will do: JSON's punctuation is ASCII, which no other UTF-8 sequence contains. */
function createScanner(): (byte: number) => Role {
  let depth = 0;
  let isInString = false;
  let isEscaped = false;
  return (byte) => {
    if (isInString) {
      if (isEscaped) isEscaped = false;
      else if (byte === backslash) isEscaped = true;
      else if (byte === quote) isInString = false;
      return 'element';
    }
    if (depth === 0 && byte !== openBracket) return 'outside';
    if (byte === quote) isInString = true;
    if (opening.has(byte)) {
      depth += 1;
      return depth === 1 ? 'begin' : 'element';
    }
    if (closing.has(byte)) {
      depth -= 1;
      return depth === 0 ? 'end' : 'element';
    }
    return byte === comma && depth === 1 ? 'separator' : 'element';
  };
}

/** Splits the bytes of a JSON array at its own commas. Holds one element at a time. */
export async function* splitElements(chunks: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  const roleOf = createScanner();
  const element = createCollector();
  let state: 'before' | 'inside' | 'after' = 'before';
  for await (const chunk of withoutByteOrderMark(chunks)) {
    let start = 0;
    for (const [index, byte] of chunk.entries()) {
      const role = roleOf(byte);
      if (role === 'element' || (role === 'outside' && blank.has(byte))) continue;
      if (state === 'before' && role !== 'begin') return yield { kind: 'no-array' };
      if (state === 'after') {
        const bytes = chunk.subarray(index, index + 200);
        return yield { kind: 'broken', bytes, problem: 'text after the end of the array' };
      }
      if (state === 'inside') {
        element.keep(chunk.subarray(start, index));
        const piece = element.take();
        const isNothing = role === 'end' && piece.bytes.every((byte) => blank.has(byte));
        if (!isNothing) yield piece;
      }
      state = role === 'end' ? 'after' : 'inside';
      start = index + 1;
    }
    if (state === 'inside') element.keep(chunk.subarray(start));
  }
  if (state === 'before') yield { kind: 'no-array' };
  if (state === 'inside') yield { ...element.take(), kind: 'broken', problem: 'the file ends inside the array' };
}

function createCollector() {
  let parts: Buffer[] = [];
  let length = 0;
  return {
    keep(bytes: Buffer) {
      length += bytes.length;
      if (length <= longestElement) parts.push(bytes);
    },
    take(): Exclude<Piece, { kind: 'no-array' }> {
      const bytes = Buffer.concat(parts);
      const isTooLong = length > longestElement;
      parts = [];
      length = 0;
      if (isTooLong) return { kind: 'broken', bytes, problem: `longer than ${longestElement} bytes` };
      return { kind: 'element', bytes };
    },
  };
}

async function* withoutByteOrderMark(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of chunks) {
    const hasMark = isFirst && chunk.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
    yield hasMark ? chunk.subarray(3) : chunk;
    isFirst = false;
  }
}
