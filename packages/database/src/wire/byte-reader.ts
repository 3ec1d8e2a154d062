/** Takes bytes from a stream in the portions that its reader asks for. */
export interface ByteReader {
  /** Exactly `length` bytes, or undefined when the stream ends before them. */
  read(length: number): Promise<Buffer | undefined>;
}

export function createByteReader(stream: AsyncIterable<Buffer>): ByteReader {
  const chunks = stream[Symbol.asyncIterator]();
  let buffered: Buffer = Buffer.alloc(0);
  return {
    read: async (length) => {
      const parts: Buffer[] = [buffered];
      let size = buffered.length;
      while (size < length) {
        const { value, done } = await chunks.next();
        if (done) return undefined;
        parts.push(value);
        size += value.length;
      }
      const bytes = parts.length === 1 ? buffered : Buffer.concat(parts, size);
      buffered = bytes.subarray(length);
      return bytes.subarray(0, length);
    },
  };
}
