import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Compression } from './compression.ts';
import { compressions } from './compressions.ts';

const { none, ...real } = compressions;

describe.each<[string, Compression]>(Object.entries(compressions))('%s', (name, compression) => {
  it('goes by its name', () => {
    expect(compression.name).toBe(name);
  });

  it('brings back all bytes, none too', () => {
    const bytes = fc.uint8Array({ maxLength: 5_000 }).map((array) => Buffer.from(array));
    fc.assert(
      fc.property(bytes, (bytes) => compression.decompress(compression.compress(bytes), bytes.length).equals(bytes)),
    );
  });
});

describe.each<[string, Compression]>(Object.entries(real))('%s', (_, compression) => {
  const megabyte = Buffer.alloc(2 ** 20, 'Blue Dream ');
  const compressed = compression.compress(megabyte);

  it('makes text that repeats itself a tenth of what it was', () => {
    expect(compressed.length).toBeLessThan(megabyte.length / 10);
  });

  it('makes no more bytes than are expected', () => {
    expect(() => compression.decompress(compressed, megabyte.length - 1)).toThrow();
    expect(() => compression.decompress(compressed, 0)).toThrow();
  });

  it('refuses bytes that end too early', () => {
    expect(() => compression.decompress(compressed.subarray(0, compressed.length >> 1), megabyte.length)).toThrow();
    expect(() => compression.decompress(Buffer.alloc(0), megabyte.length)).toThrow();
  });

  it('refuses bytes that are not of its format', () => {
    expect(() => compression.decompress(Buffer.alloc(100, 0xff), 1_000)).toThrow();
  });
});

it('brings back a frame of Zstandard that does not say its size, and no more of it than is expected', () => {
  const frame = Buffer.from('28b52ffd0058190000616263', 'hex');
  expect(compressions['zstd-1'].decompress(frame, 3).toString()).toBe('abc');
  expect(() => compressions['zstd-1'].decompress(frame, 2)).toThrow();
});

it('tells formats apart by ids that never change', () => {
  const ids = Object.values(compressions).map(({ id, name }) => [name, id]);
  expect(Object.fromEntries(ids)).toEqual({
    none: 0,
    'deflate-1': 1,
    'deflate-6': 1,
    'gzip-1': 2,
    'gzip-6': 2,
    'brotli-1': 3,
    'brotli-2': 3,
    'brotli-3': 3,
    'brotli-4': 3,
    lz4: 4,
    'zstd-1': 5,
    'zstd-3': 5,
  });
});
