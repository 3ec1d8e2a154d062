import { crc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import { readEnvelope, writeEnvelope } from './envelope.ts';

const envelope = { codec: 5, compression: 4, encryptionKey: 0, encodedLength: 300, payload: Buffer.from('abc') };

// The checksum is Python's: zlib.crc32(b'strain' + header + b'abc').
it('is laid out as it is in this release and in all later ones of its version', () => {
  expect(writeEnvelope(envelope, 'strain').toString('hex')).toBe(
    '574801050400' + '2c010000' + '03000000' + '04491c2a' + '616263',
  );
});

it('reads what it wrote', () => {
  expect(readEnvelope(writeEnvelope(envelope, 'strain'), 'strain')).toEqual({ kind: 'read', envelope });
});

it('is corrupt where it says another length than it has, its checksum right', () => {
  const bytes = writeEnvelope(envelope, 'strain');
  bytes.writeUInt32LE(2, 10);
  bytes.writeUInt32LE(crc32(Buffer.concat([Buffer.from('strain'), bytes.subarray(0, 14), bytes.subarray(18)])), 14);
  expect(readEnvelope(bytes, 'strain')).toEqual({ kind: 'rejected', reason: 'corrupt' });
});
