const magic = 0xfd2fb528;

/** Bytes that the size takes, by the descriptor's two highest bits; without a window (`isSingle`) 0 stands for 1. */
const sizeBytes = [0, 2, 4, 8] as const;
const dictionaryBytes = [0, 1, 2, 4] as const;

/**
 * How many bytes a Zstandard frame says it holds (RFC 8878, 3.1.1.1); undefined where it does not say.
 *
 * @throws RangeError for what is no such frame, or ends within its header
 */
export function zstdFrameSize(frame: Buffer): number | undefined {
  if (frame.readUInt32LE(0) !== magic)
    throw new RangeError('A Zstandard frame was expected; its magic number is missing.');
  const descriptor = frame.readUInt8(4);
  const isSingle = (descriptor & 0x20) !== 0;
  const bytes = sizeBytes[descriptor >> 6] || (isSingle ? 1 : 0);
  const at = 5 + (isSingle ? 0 : 1) + (dictionaryBytes[descriptor & 3] ?? 0);
  switch (bytes) {
    case 0:
      return undefined;
    case 1:
      return frame.readUInt8(at);
    case 2:
      return frame.readUInt16LE(at) + 256;
    case 4:
      return frame.readUInt32LE(at);
    default:
      return Number(frame.readBigUInt64LE(at));
  }
}
