import * as zlib from 'node:zlib';
import * as wasm from '@bokuweb/zstd-wasm';
import type { Compression } from '../compression.ts';
import { zstdFrameSize } from './zstd-frame-size.ts';

/** What node:zlib has from Node 22.15 on. */
interface NodeZstd {
  zstdCompressSync(bytes: Buffer, options: { params: Record<number, number> }): Buffer;
  zstdDecompressSync(bytes: Buffer, options: { maxOutputLength: number }): Buffer;
  constants: { ZSTD_c_compressionLevel: number };
}

interface Zstd {
  compress(bytes: Buffer, level: number): Buffer;
  decompress(bytes: Buffer, length: number): Buffer;
}

const toBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array) => Buffer.from(buffer, byteOffset, byteLength);

const hasZstd = (module: object): module is NodeZstd => 'zstdCompressSync' in module;

async function loadZstd(): Promise<Zstd> {
  const node: object = zlib;
  if (hasZstd(node)) {
    return {
      compress: (bytes, level) =>
        node.zstdCompressSync(bytes, { params: { [node.constants.ZSTD_c_compressionLevel]: level } }),
      decompress: (bytes, length) => node.zstdDecompressSync(bytes, { maxOutputLength: Math.max(length, 1) }),
    };
  }
  await wasm.init();
  return {
    compress: (bytes, level) => toBuffer(wasm.compress(bytes, level)),
    decompress(bytes, length) {
      // The library takes as much memory as the frame says, and writes to address 0 where it gets none.
      const said = zstdFrameSize(bytes);
      if (said !== undefined && said !== length) {
        throw new RangeError(`A Zstandard frame of ${length} bytes was expected; it says ${said}.`);
      }
      return toBuffer(wasm.decompress(bytes, { defaultHeapSize: length }));
    },
  };
}

const zstd = await loadZstd();

/** Zstandard (RFC 8878): of node:zlib where it has it, else of WebAssembly. They read each other's frames. */
export function createZstd(level: 1 | 3 | 6): Compression {
  return {
    id: 5,
    name: `zstd-${level}`,
    compress: (bytes) => zstd.compress(bytes, level),
    decompress: (bytes, length) => zstd.decompress(bytes, length),
  };
}
