import { crc32 } from 'node:zlib';

/**
 * Around every value that is kept, integers with the lowest byte first:
 *
 *     0   2  magic, "WH"
 *     2   1  version of this format
 *     3   1  codec's id
 *     4   1  compression's id
 *     5   1  encryption key's id; 0: not encrypted
 *     6   4  length of the encoded value, before compression
 *    10   4  length of what follows the header
 *    14   4  CRC-32 of the key it is kept under, unless encrypted, of bytes 0 to 13 and of what follows the header
 *    18      the value: encoded, then compressed, then encrypted
 */
export interface Envelope {
  codec: number;
  compression: number;
  encryptionKey: number;
  encodedLength: number;
  payload: Buffer;
}

const magic = 0x4857;
const version = 1;
const checksumAt = 14;
export const headerLength = 18;

/** What of the header is known before its payload is: encrypted values are bound to it. */
export function boundHeader({ codec, compression, encryptionKey, encodedLength }: Omit<Envelope, 'payload'>): Buffer {
  const bytes = Buffer.allocUnsafe(10);
  bytes.writeUInt16LE(magic, 0);
  bytes.writeUInt8(version, 2);
  bytes.writeUInt8(codec, 3);
  bytes.writeUInt8(compression, 4);
  bytes.writeUInt8(encryptionKey, 5);
  bytes.writeUInt32LE(encodedLength, 6);
  return bytes;
}

/** @param key what it is kept under */
export function writeEnvelope(envelope: Envelope, key: string): Buffer {
  const { payload } = envelope;
  const bytes = Buffer.allocUnsafe(headerLength + payload.length);
  boundHeader(envelope).copy(bytes);
  bytes.writeUInt32LE(payload.length, 10);
  payload.copy(bytes, headerLength);
  bytes.writeUInt32LE(checksum(bytes, key), checksumAt);
  return bytes;
}

export type ReadEnvelope =
  | { kind: 'read'; envelope: Envelope }
  | { kind: 'rejected'; reason: 'corrupt' | 'other version' };

/** What the bytes hold, or why they hold nothing: a payload is told only where the checksum is right. */
export function readEnvelope(bytes: Buffer, key: string): ReadEnvelope {
  if (bytes.length < headerLength || bytes.readUInt16LE(0) !== magic) return { kind: 'rejected', reason: 'corrupt' };
  if (bytes.readUInt8(2) !== version) return { kind: 'rejected', reason: 'other version' };
  if (
    bytes.readUInt32LE(10) !== bytes.length - headerLength ||
    bytes.readUInt32LE(checksumAt) !== checksum(bytes, key)
  ) {
    return { kind: 'rejected', reason: 'corrupt' };
  }
  return {
    kind: 'read',
    envelope: {
      codec: bytes.readUInt8(3),
      compression: bytes.readUInt8(4),
      encryptionKey: bytes.readUInt8(5),
      encodedLength: bytes.readUInt32LE(6),
      payload: bytes.subarray(headerLength),
    },
  };
}

/** An encrypted value is bound to its key by the encryption, which then says that it was tampered with, and not that it is corrupt. */
function checksum(bytes: Buffer, key: string): number {
  const start = bytes.readUInt8(5) === 0 ? crc32(key) : 0;
  return crc32(bytes.subarray(headerLength), crc32(bytes.subarray(0, checksumAt), start));
}
