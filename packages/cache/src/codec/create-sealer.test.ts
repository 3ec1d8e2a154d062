import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodecName, codecs } from './codecs.ts';
import { type CompressionName, compressions } from './compressions.ts';
import { createSealer } from './create-sealer.ts';
import type { Encoding } from './encoding.ts';
import { isSame } from './testing/is-same.ts';
import { jsonValues } from './testing/json-values.ts';

const always = (codec: CodecName, compression: CompressionName) => (): Encoding => ({
  codec,
  compressions: [{ fromBytes: 0, compression }],
});

const codecNames = Object.keys(codecs) as CodecName[];
const compressionNames = Object.keys(compressions) as CompressionName[];
const pairs = codecNames.flatMap((codec) => compressionNames.map((compression) => [codec, compression] as const));

const item = { name: 'Blue Dream', prices: Array.from({ length: 100 }, (_, gram) => ({ gram, dollars: gram * 9.99 })) };
const compressionOf = (bytes: Buffer) => bytes[4];

describe.each(pairs)('%s with %s', (codec, compression) => {
  const sealer = createSealer({ encodingOf: always(codec, compression) });

  it('opens every JSON value that it sealed', () => {
    fc.assert(
      fc.property(fc.string(), jsonValues, (key, value) =>
        isSame(sealer.open(key, sealer.seal(key, value)), { kind: 'opened', value }),
      ),
      { numRuns: 50 },
    );
  });

  it('is opened by a sealer that writes otherwise', () => {
    const bytes = sealer.seal('a', item);
    expect([bytes[3], compressionOf(bytes)]).toEqual([codecs[codec].id, compressions[compression].id]);
    expect(createSealer().open('a', bytes)).toEqual({ kind: 'opened', value: item });
  });
});

it('compresses by the size of what was encoded', () => {
  const sealer = createSealer({
    encodingOf: () => ({
      codec: 'json',
      compressions: [
        { fromBytes: 102, compression: 'lz4' },
        { fromBytes: 1_002, compression: 'gzip-6' },
      ],
    }),
  });
  const sizes = [99, 100, 999, 1_000];
  expect(sizes.map((size) => compressionOf(sealer.seal('a', 'x'.repeat(size))))).toEqual([0, 4, 4, 2]);
});

it('takes msgpack-records unless told otherwise, and compresses from a kilobyte on', () => {
  const sealer = createSealer();
  const ids = (value: unknown) => [...sealer.seal('a', value).subarray(3, 5)];
  expect([ids('x'.repeat(990)), ids('x'.repeat(1_000)), ids('x'.repeat(6_000))]).toEqual([
    [2, 0],
    [2, 4],
    [2, 1],
  ]);
});

it('leaves what no compression makes smaller as it is', () => {
  const sealed = createSealer({ encodingOf: always('json', 'lz4') }).seal('a', 'abc');
  expect(sealed.toString('latin1', 18)).toBe('"abc"');
  expect(compressionOf(sealed)).toBe(0);
});

it('seals nothing above its cap, and all up to it', () => {
  const sealer = createSealer({ encodingOf: always('json', 'none'), maxBytes: 12 });
  expect(sealer.open('a', sealer.seal('a', '0123456789'))).toEqual({ kind: 'opened', value: '0123456789' });
  expect(() => sealer.seal('a', '01234567890')).toThrow(
    new RangeError('A value of at most 12 bytes was expected; got 13 for a.'),
  );
});

it.each<CodecName>(['json', 'structured-clone', 'packed'])('seals no function as %s', (codec) => {
  expect(() => createSealer({ encodingOf: always(codec, 'none') }).seal('a', () => 1)).toThrow();
});
