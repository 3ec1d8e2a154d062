import lz4Napi from 'lz4-napi';
import type { Compression } from '../compression.ts';

/** An LZ4 block behind its size before compression: four bytes, the lowest first. */
export const lz4: Compression = {
  id: 4,
  name: 'lz4',
  compress: (bytes) => lz4Napi.compressSync(bytes),
  decompress(bytes, length) {
    // The library takes as much memory as the size says: up to 4 GiB.
    const said = bytes.readUInt32LE(0);
    if (said !== length) throw new RangeError(`An LZ4 block of ${length} bytes was expected; it says ${said}.`);
    return lz4Napi.uncompressSync(bytes);
  },
};
