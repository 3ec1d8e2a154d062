import { expect, it } from 'vitest';
import { createZstd } from './zstd.ts';
import { zstdFrameSize } from './zstd-frame-size.ts';

it.each([0, 1, 255, 256, 257, 65_791, 65_792, 5_000_000])('tells the size of a frame of %d bytes', (size) => {
  expect(zstdFrameSize(createZstd(1).compress(Buffer.alloc(size, 1)))).toBe(size);
});

it.each<[string, string, number | undefined]>([
  ['with a window, and no size', '28b52ffd 00 58', undefined],
  ['of one byte for its size', '28b52ffd 20 07', 7],
  ['with a window, and two bytes for its size', '28b52ffd 40 58 0100', 257],
  ['with a dictionary of four bytes', '28b52ffd 23 ffffffff 07', 7],
  ['with a window and a dictionary of two bytes', '28b52ffd 82 58 ffff 01000100', 65_537],
  ['of eight bytes for its size', '28b52ffd e0 0000000000000100', 2 ** 48],
])('reads the header of a frame %s', (_, hex, size) => {
  expect(zstdFrameSize(Buffer.from(hex.replaceAll(' ', ''), 'hex'))).toBe(size);
});

it.each(['', '28b52ffd', '28b52ffd60', '00000000200700'])('refuses what is no frame: %j', (hex) => {
  expect(() => zstdFrameSize(Buffer.from(hex, 'hex'))).toThrow(RangeError);
});
