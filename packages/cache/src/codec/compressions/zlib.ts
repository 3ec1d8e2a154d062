import {
  brotliCompressSync,
  brotliDecompressSync,
  constants,
  deflateRawSync,
  gunzipSync,
  gzipSync,
  inflateRawSync,
} from 'node:zlib';
import type { Compression } from '../compression.ts';

/** 1 is the fastest, 9 the smallest. */
type Level = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** zlib wants a limit of at least one byte. */
const limit = (length: number) => ({ maxOutputLength: Math.max(length, 1) });

/** Deflate (RFC 1951), without a header or a checksum: the envelope has its own. */
export function createDeflate(level: Level): Compression {
  return {
    id: 1,
    name: `deflate-${level}`,
    compress: (bytes) => deflateRawSync(bytes, { level }),
    decompress: (bytes, length) => inflateRawSync(bytes, limit(length)),
  };
}

/** gzip (RFC 1952). */
export function createGzip(level: Level): Compression {
  return {
    id: 2,
    name: `gzip-${level}`,
    compress: (bytes) => gzipSync(bytes, { level }),
    decompress: (bytes, length) => gunzipSync(bytes, limit(length)),
  };
}

/**
 * Brotli (RFC 7932).
 *
 * @param quality beyond 4 it takes more time than a fetch would, and so is not offered
 */
export function createBrotli(quality: 1 | 2 | 3 | 4): Compression {
  return {
    id: 3,
    name: `brotli-${quality}`,
    compress: (bytes) =>
      brotliCompressSync(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: quality,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
    decompress: (bytes, length) => brotliDecompressSync(bytes, limit(length)),
  };
}
