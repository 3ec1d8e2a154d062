import { randomBytes } from 'node:crypto';
import type { Codec, Opened, Rejection, Sealer } from './codec.ts';
import { codecs } from './codecs.ts';
import type { Compression } from './compression.ts';
import { compressions } from './compressions.ts';
import { compressionFor, type Encoding, usualEncoding } from './encoding.ts';
import { decrypt, type EncryptionKeys, encrypt } from './encryption.ts';
import { boundHeader, type Envelope, readEnvelope, writeEnvelope } from './envelope.ts';

export interface SealerOptions {
  /** How a value is encoded. Default: `usualEncoding` for all. What is opened says itself how it was. */
  encodingOf?: (value: unknown) => Encoding;
  /** Bytes that an encoded value may have before it is compressed. Default 8 MiB. */
  maxBytes?: number;
  /** What values are encrypted with; what is not encrypted is then not opened. Default: nothing, they are not. */
  encryptionKeys?: EncryptionKeys;
  /** Random bytes, that many. Default: those of node:crypto. */
  random?: (size: number) => Buffer;
}

const byId = <Part extends { id: number }>(parts: readonly Part[]) => new Map(parts.map((part) => [part.id, part]));
const codecsById = byId<Codec>(Object.values(codecs));
const compressionsById = byId<Compression>(Object.values(compressions));

/**
 * Seals values in envelopes (envelope.ts) and opens them, with every codec and compression that there is.
 *
 * `seal` throws what cannot be kept: RangeError for more than `maxBytes`, and what its codec throws for what is no JSON value.
 * `open` rejects as `other version` whatever another release or another setting may have written: another format, an unknown
 * codec, compression or encryption key, values encrypted where none are here, and values not encrypted where they are.
 *
 * @throws RangeError for encryption keys that are none
 */
export function createSealer(options: SealerOptions = {}): Sealer {
  const { encodingOf = () => usualEncoding, maxBytes = 8 * 2 ** 20, encryptionKeys, random = randomBytes } = options;
  const keys = byId(encryptionKeys ?? []);
  if (encryptionKeys) checkKeys(encryptionKeys, keys.size);
  const [current] = encryptionKeys ?? [];

  const open = (key: string, bytes: Buffer): Opened => {
    const read = readEnvelope(bytes, key);
    if (read.kind === 'rejected') return read;
    const { envelope } = read;
    const codec = codecsById.get(envelope.codec);
    const compression = compressionsById.get(envelope.compression);
    const secret = keys.get(envelope.encryptionKey)?.secret;
    if (!codec || !compression || (envelope.encryptionKey === 0) !== !current) return rejected('other version');
    if (current && !secret) return rejected('other version');
    if (envelope.encodedLength > maxBytes) return rejected('too large');
    const compressed = secret ? decrypt(envelope.payload, secret, boundTo(envelope, key)) : envelope.payload;
    if (!compressed) return rejected('tampered');
    const encoded = compression.decompress(compressed, envelope.encodedLength);
    if (encoded.length !== envelope.encodedLength) return rejected('corrupt');
    return { kind: 'opened', value: codec.decode(encoded) };
  };

  return {
    seal(key, value) {
      const encoding = encodingOf(value);
      const codec = codecs[encoding.codec];
      const encoded = codec.encode(value);
      if (encoded.length > maxBytes) {
        throw new RangeError(`A value of at most ${maxBytes} bytes was expected; got ${encoded.length} for ${key}.`);
      }
      const { compression, compressed } = compress(encoded, compressions[compressionFor(encoding, encoded.length)]);
      const header = {
        codec: codec.id,
        compression: compression.id,
        encryptionKey: current?.id ?? 0,
        encodedLength: encoded.length,
      };
      const payload = current ? encrypt(compressed, current.secret, boundTo(header, key), random) : compressed;
      return writeEnvelope({ ...header, payload }, key);
    },
    open(key, bytes) {
      try {
        return open(key, bytes);
      } catch {
        // Bytes that pass the checksum, and are not what they say.
        return rejected('corrupt');
      }
    },
  };
}

const rejected = (reason: Rejection): Opened => ({ kind: 'rejected', reason });

function compress(encoded: Buffer, compression: Compression) {
  const compressed = compression.compress(encoded);
  return compressed.length < encoded.length
    ? { compression, compressed }
    : { compression: compressions.none, compressed: encoded };
}

function boundTo(header: Omit<Envelope, 'payload'>, key: string): Buffer {
  return Buffer.concat([boundHeader(header), Buffer.from(key)]);
}

function checkKeys(keys: EncryptionKeys, distinct: number): void {
  if (distinct < keys.length)
    throw new RangeError('Encryption keys of different ids were expected; two have the same.');
  for (const { id, secret } of keys) {
    if (!Number.isInteger(id) || id < 1 || id > 255) {
      throw new RangeError(`The id of an encryption key must be a whole number from 1 to 255; got ${id}.`);
    }
    if (secret.length !== 32) {
      throw new RangeError(`Encryption key ${id} must have 32 bytes; it has ${secret.length}.`);
    }
  }
}
