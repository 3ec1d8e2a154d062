import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codecs } from './codecs.ts';
import { compressions } from './compressions.ts';
import { createSealer } from './create-sealer.ts';
import { writeEnvelope } from './envelope.ts';

const value = { name: 'Blue Dream', medians: [0.61, 0.25, 0.04] };
const secret = Buffer.alloc(32, 7);
const sealers = {
  plain: createSealer({ encodingOf: () => ({ codec: 'packed', compressions: [] }) }),
  compressed: createSealer({
    encodingOf: () => ({ codec: 'json', compressions: [{ fromBytes: 0, compression: 'zstd-1' }] }),
  }),
  encrypted: createSealer({ encryptionKeys: [{ id: 1, secret }] }),
};
const corrupt = { kind: 'rejected', reason: 'corrupt' };
const tooLarge = { kind: 'rejected', reason: 'too large' };
const otherVersion = { kind: 'rejected', reason: 'other version' };

/** Whole and right by its checksum, whatever it holds. */
const envelopeOf = (parts: { codec?: number; compression?: number; encodedLength?: number; payload: Buffer }) =>
  writeEnvelope({ codec: 0, compression: 0, encryptionKey: 0, encodedLength: parts.payload.length, ...parts }, 'a');

describe.each(Object.entries(sealers))('%s', (_, sealer) => {
  const bytes = sealer.seal('a', value);

  it('rejects a value with any bit of it changed', () => {
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(sealer.open('a', changed)).toEqual(bit >> 3 === 2 ? otherVersion : corrupt);
    }
  });

  it('rejects a value cut off anywhere, and one with more behind it', () => {
    for (let length = 0; length < bytes.length; length++) {
      expect(sealer.open('a', bytes.subarray(0, length))).toEqual(corrupt);
    }
    expect(sealer.open('a', Buffer.concat([bytes, Buffer.of(0)]))).toEqual(corrupt);
  });

  it('opens no value under another key', () => {
    expect(sealer.open('b', bytes).kind).toBe('rejected');
    expect(sealer.open('', bytes).kind).toBe('rejected');
  });

  it('rejects random bytes', () => {
    fc.assert(fc.property(fc.uint8Array(), (random) => sealer.open('a', Buffer.from(random)).kind === 'rejected'));
  });
});

describe('a value right by its checksum', () => {
  const sealer = createSealer({ maxBytes: 1_000 });
  const zeros = Buffer.alloc(1_000_000);

  it('is of another version where its codec or its compression is not known', () => {
    expect(sealer.open('a', envelopeOf({ codec: 200, payload: Buffer.from('1') }))).toEqual(otherVersion);
    expect(sealer.open('a', envelopeOf({ compression: 200, payload: Buffer.from('1') }))).toEqual(otherVersion);
  });

  it.each(Object.values(compressions))(
    'of $name is too large by what it says, before any of it is made',
    (compression) => {
      const payload = compression.compress(zeros);
      const bytes = envelopeOf({ compression: compression.id, encodedLength: zeros.length, payload });
      expect(sealer.open('a', bytes)).toEqual(tooLarge);
    },
  );

  it.each(Object.values(compressions))(
    'of $name is corrupt where it holds more or less than it says',
    (compression) => {
      const payload = compression.compress(zeros);
      const opened = [0, 1_000].map((encodedLength) =>
        sealer.open('a', envelopeOf({ compression: compression.id, encodedLength, payload })),
      );
      const short = compression.compress(Buffer.from('12'));
      opened.push(sealer.open('a', envelopeOf({ compression: compression.id, encodedLength: 3, payload: short })));
      expect(opened).toEqual([corrupt, corrupt, corrupt]);
    },
  );

  const parts = Object.values(codecs).flatMap((codec) => [
    { name: codec.name, codec: codec.id, compression: compressions.none },
    { name: codec.name, codec: codec.id, compression: compressions['zstd-1'] },
  ]);
  it.each(parts)('never throws, whatever it holds for $name', ({ codec, compression }) => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (random) => {
        const payload = compression.compress(Buffer.from(random));
        const bytes = envelopeOf({ codec, compression: compression.id, encodedLength: random.length, payload });
        const opened = sealer.open('a', bytes);
        return opened.kind === 'opened' || opened.reason === 'corrupt';
      }),
      { numRuns: 1_000 },
    );
  });

  it('never throws where it is nested deeper than can be read', () => {
    const deep = createSealer();
    const payloads = [Buffer.from('['.repeat(1_000_000)), Buffer.alloc(1_000_000, 0x91), Buffer.alloc(1_000_000, 0xa1)];
    const opened = Object.values(codecs).flatMap((codec) =>
      payloads.map((payload) => deep.open('a', envelopeOf({ codec: codec.id, payload }))),
    );
    expect(new Set(opened.map(({ kind }) => kind))).toEqual(new Set(['rejected']));
  });
});
