/** Makes bytes fewer, and the same again. */
export interface Compression {
  /** Names the format, in every value that is kept: never changes, never means another one. */
  id: number;
  /** Names the format and how hard it is tried: several of one id read each other's bytes. */
  name: string;
  compress(bytes: Buffer): Buffer;
  /**
   * @param length how many bytes are expected: no more than that are ever made
   * @throws Error for bytes that are not of this format, or that hold more
   */
  decompress(bytes: Buffer, length: number): Buffer;
}

/** Bytes as they are. */
export const none: Compression = {
  id: 0,
  name: 'none',
  compress: (bytes) => bytes,
  decompress: (bytes) => bytes,
};
