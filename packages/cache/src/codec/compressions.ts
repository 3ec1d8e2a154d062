import { type Compression, none } from './compression.ts';
import { lz4 } from './compressions/lz4.ts';
import { createBrotli, createDeflate, createGzip } from './compressions/zlib.ts';
import { createZstd } from './compressions/zstd.ts';

/** Every compression by its name. */
export const compressions = {
  none,
  'deflate-1': createDeflate(1),
  'deflate-6': createDeflate(6),
  'gzip-1': createGzip(1),
  'gzip-6': createGzip(6),
  'brotli-1': createBrotli(1),
  'brotli-2': createBrotli(2),
  'brotli-3': createBrotli(3),
  'brotli-4': createBrotli(4),
  lz4,
  'zstd-1': createZstd(1),
  'zstd-3': createZstd(3),
} satisfies Record<string, Compression>;

export type CompressionName = keyof typeof compressions;
