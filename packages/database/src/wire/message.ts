import type { ByteReader } from './byte-reader.ts';

/**
 * One message of the Postgres protocol after the start-up.
 * https://www.postgresql.org/docs/18/protocol-message-formats.html
 */
export interface Message {
  /** Its one-letter type: `Q`, `P`, `Z`, … */
  type: string;
  body: Buffer;
}

/** More than any statement needs; a length beyond it means that the peer does not speak the protocol. */
const maxBodyBytes = 256 * 1024 * 1024;

/**
 * The next message, or undefined at the end of the stream.
 *
 * @throws Error when its length is impossible
 */
export async function readMessage(reader: ByteReader): Promise<Message | undefined> {
  const head = await reader.read(5);
  if (head === undefined) return undefined;
  const length = head.readInt32BE(1) - 4;
  if (length < 0 || length > maxBodyBytes) throw new Error(`A message cannot be ${length} bytes long.`);
  const body = await reader.read(length);
  return body && { type: String.fromCharCode(head[0] ?? 0), body };
}

/** A message as it goes over the wire. */
export function encodeMessage({ type, body }: Message): Buffer {
  const bytes = Buffer.allocUnsafe(5 + body.length);
  bytes.write(type, 0, 'latin1');
  bytes.writeInt32BE(4 + body.length, 1);
  body.copy(bytes, 5);
  return bytes;
}

/** A simple query. */
export function queryMessage(sql: string): Message {
  return { type: 'Q', body: Buffer.from(`${sql}\0`) };
}

/** Takes a reply apart. PGlite answers in whole messages. */
export function* splitMessages(bytes: Buffer): Generator<Message> {
  for (let at = 0; at < bytes.length; ) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    yield { type: String.fromCharCode(bytes[at] ?? 0), body: bytes.subarray(at + 5, end) };
    at = end;
  }
}

/** The zero-ended text at an offset, and where the next field begins. */
export function readText(body: Buffer, offset = 0): { text: string; next: number } {
  const end = body.indexOf(0, offset);
  if (end < 0) throw new Error('A text of the message does not end.');
  return { text: body.toString('utf8', offset, end), next: end + 1 };
}
