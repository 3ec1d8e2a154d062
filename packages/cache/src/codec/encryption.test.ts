import { describe, expect, it } from 'vitest';
import { createSealer } from './create-sealer.ts';
import type { EncryptionKey } from './encryption.ts';
import { readEnvelope, writeEnvelope } from './envelope.ts';

const keyOf = (id: number): EncryptionKey => ({ id, secret: Buffer.alloc(32, id) });
const [first, second] = [keyOf(1), keyOf(2)];
const value = { name: 'Blue Dream' };
const opened = { kind: 'opened', value };
const tampered = { kind: 'rejected', reason: 'tampered' };
const otherVersion = { kind: 'rejected', reason: 'other version' };
const sealer = createSealer({ encryptionKeys: [first] });

/** The envelope with some of it replaced, its checksum right again. */
function forge(
  bytes: Buffer,
  parts: { codec?: number; encodedLength?: number; payload?: (payload: Buffer) => Buffer },
) {
  const read = readEnvelope(bytes, 'a');
  if (read.kind === 'rejected') throw new Error(read.reason);
  const { payload = (same: Buffer) => same, ...header } = parts;
  return writeEnvelope({ ...read.envelope, ...header, payload: payload(read.envelope.payload) }, 'a');
}

describe('an encrypted value', () => {
  it('opens with its key, and shows nothing of itself', () => {
    const bytes = sealer.seal('a', value);
    expect(sealer.open('a', bytes)).toEqual(opened);
    expect(bytes.includes('Blue')).toBe(false);
  });

  it('is another each time, and the same for the same random bytes', () => {
    expect(sealer.seal('a', value).equals(sealer.seal('a', value))).toBe(false);
    const sure = createSealer({ encryptionKeys: [first], random: (size) => Buffer.alloc(size, 5) });
    expect(sure.seal('a', value).equals(sure.seal('a', value))).toBe(true);
  });

  it('opens under no other key of the cache: values cannot be swapped', () => {
    expect(sealer.open('b', sealer.seal('a', value))).toEqual(tampered);
  });

  it('is tampered with where any byte of it was changed and the checksum made right', () => {
    const bytes = sealer.seal('a', value);
    for (let at = 0; at < bytes.length - 18; at++) {
      const forged = forge(bytes, {
        payload: (payload) => Buffer.from(payload.map((byte, index) => (index === at ? byte ^ 1 : byte))),
      });
      expect(sealer.open('a', forged)).toEqual(tampered);
    }
  });

  it('is tampered with where it is said to be shorter, of another codec, or cut off', () => {
    const bytes = sealer.seal('a', value);
    expect(sealer.open('a', forge(bytes, { encodedLength: 3 }))).toEqual(tampered);
    expect(sealer.open('a', forge(bytes, { codec: 1 }))).toEqual(tampered);
    expect(sealer.open('a', forge(bytes, { payload: (payload) => payload.subarray(0, 20) }))).toEqual(tampered);
  });

  it('is tampered with where another secret has the same id', () => {
    const other = createSealer({ encryptionKeys: [{ id: 1, secret: Buffer.alloc(32, 9) }] });
    expect(other.open('a', sealer.seal('a', value))).toEqual(tampered);
  });
});

describe('keys of encryption', () => {
  it('are replaced: a new one encrypts, the old one still opens', () => {
    const both = createSealer({ encryptionKeys: [second, first] });
    expect(both.open('a', sealer.seal('a', value))).toEqual(opened);
    expect(both.seal('a', value)[5]).toBe(2);
  });

  it('open nothing of one that is gone', () => {
    const later = createSealer({ encryptionKeys: [second] });
    expect(later.open('a', sealer.seal('a', value))).toEqual(otherVersion);
  });

  it('leave values without encryption unopened, and no key those with it', () => {
    const plain = createSealer();
    expect(sealer.open('a', plain.seal('a', value))).toEqual(otherVersion);
    expect(plain.open('a', sealer.seal('a', value))).toEqual(otherVersion);
  });

  it('are refused where ids or secrets are none', () => {
    const create = (...encryptionKeys: [EncryptionKey, ...EncryptionKey[]]) => createSealer({ encryptionKeys });
    expect(() => create(keyOf(0))).toThrow('The id of an encryption key must be a whole number from 1 to 255; got 0.');
    expect(() => create(keyOf(256))).toThrow('got 256.');
    expect(() => create({ id: 3, secret: Buffer.alloc(31) })).toThrow(
      'Encryption key 3 must have 32 bytes; it has 31.',
    );
    expect(() => create(first, second, keyOf(1))).toThrow('two have the same');
  });
});
